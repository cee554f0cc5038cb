package dev.floe.manifest.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Document;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Kind;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Setting;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {

  private static DocumentFile file(String name, String text) {
    return new DocumentFile(name, "My Orders!", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Manifest manifest(String text) {
    Result<Manifest> result = DocumentReader.manifest(file("m.yaml", text));
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow();
  }

  private static DataProduct product(String text) {
    Result<DataProduct> result = DocumentReader.product(file("floe.yaml", text));
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow();
  }

  private static Diagnostic onlyProblem(Result<?> result) {
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().getFirst().help()).isPresent();
    return result.diagnostics().getFirst();
  }

  private static Diagnostic problemOfManifest(String text) {
    return onlyProblem(DocumentReader.manifest(file("m.yaml", text)));
  }

  private static Diagnostic problemOfProduct(String text) {
    return onlyProblem(DocumentReader.product(file("floe.yaml", text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "metadata: {name: a, plugins: {}} | stands at the top of the document",
        "metadata: {name: a, catalog_namespace: x} | stands in 'data_architecture.layers.<name>'",
        "metadata: {name: a, versoin: 1.0.0} | did you mean",
        "governance: {nonsense: 1} | one of: ",
      })
  void saysWhereAMisplacedKeyBelongs(String text, String help) {
    assertThat(problemOfManifest(text).help().orElseThrow()).contains(help);
  }

  @Test
  void looksForAMisplacedKeyBelowItsPlaceFirst() {
    Diagnostic problem =
        problemOfProduct(
            "input_ports: [{name: a, ref: sales.orders.customers, source: {type: ingestion}}]");

    assertThat(problem.help().orElseThrow())
        .startsWith("'ref' stands in 'source'; here one of: name");
  }

  private static Map<String, String> settings(Manifest manifest) {
    Map<String, String> values = new TreeMap<>();
    for (Setting setting : manifest.settings()) {
      values.put(setting.key().toString(), setting.value().toString());
    }
    return values;
  }

  /** Two ways to say the same: whatever the way, the settings are equal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plugins: {compute: spark} | plugins: {compute: {type: spark}}",
        "plugins: {compute: {type: spark, cores: 2}} | plugins: {compute: {type: spark, config: {cores: 2}}}",
        "approved_plugins: {compute: duckdb} | approved_plugins: {compute: [duckdb]}",
        "orchestrator: {type: dagster} | plugins: {orchestrator: dagster}",
        "observability: jaeger | plugins: {observability: jaeger}",
        "telemetry_backend: jaeger | observability: {telemetry_backend: jaeger}",
        "plugins: {lineage_backend: marquez} | observability: {lineage_backend: marquez}",
        "governance: {pii_encryption: required} | governance: {classification: {pii: {requires_encryption: true}}}",
        "governance: {pii_encryption: off} | governance: {pii_encryption: disabled}",
        "governance: {data_retention_days: 90} | governance: {data_retention_days: {default: 90}}",
        "governance: {quality_gates: {minimum_test_coverage: 80}} | governance: {quality_gates: {minimum_test_coverage: '80%'}}",
        "data_architecture: kimball | data_architecture: {pattern: kimball}",
        "plugins: {semantic: cube} | plugins: {semantic_layer: cube}"
      })
  void synonymsMeanTheSame(String one, String other) {
    assertThat(settings(manifest(one))).isNotEmpty().isEqualTo(settings(manifest(other)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "parent: {ref: e.yaml}",
        "parent: e.yaml",
        "parent_manifest: e.yaml",
        "parent: {ref: ./e.yaml}"
      })
  void aParentIsFoundHoweverItIsSaid(String parent) {
    assertThat(manifest("scope: domain\n" + parent + "\n").parent()).isPresent();
  }

  @Test
  void theScopeMayStandInTheMetadata() {
    assertThat(manifest("metadata: {scope: enterprise}\n").scope()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "sales-domain-manifest.yaml, x, sales",
    "domain-manifest.yaml, sales, sales",
    "domain-manifest.yaml, sales-platform, sales"
  })
  void aDomainWithoutANameTakesThatOfItsSurroundings(String name, String home, String domain) {
    byte[] text = "scope: domain\nparent: e.yaml\n".getBytes(StandardCharsets.UTF_8);
    Manifest manifest =
        DocumentReader.manifest(new DocumentFile(name, home, text)).value().orElseThrow();
    assertThat(manifest.domain().orElseThrow().name().value()).isEqualTo(domain);
  }

  @Test
  void aProductWithoutAHeaderTakesTheNameOfItsFolder() {
    DataProduct product = product("platform: {ref: m.yaml}\n");
    assertThat(product.name().value()).isEqualTo("my-orders");
    assertThat(product.version()).hasToString("0.0.0-dev");
  }

  @Test
  void ownersMayBeAddresses() {
    assertThat(product("owners: [a@b.c]\n").owners().getFirst().display()).isEqualTo("a@b.c");
  }

  @Test
  void aSourceIsAnIngestionOrAProduct() {
    DataProduct product =
        product(
            """
            inputPorts:
              - name: crm
                source: {type: ingestion, config: {type: dlt, source: salesforce}}
              - name: orders
                source: {type: data_product, ref: sales.orders.daily}
                availability_requirement: 99
            """);
    assertThat(product.inputPorts().get(0).source())
        .isInstanceOfSatisfying(
            InputPort.Source.Ingestion.class,
            source -> assertThat(source.plugin().map(Located::value)).hasValue("dlt"));
    assertThat(product.inputPorts().get(1).source())
        .isInstanceOfSatisfying(
            InputPort.Source.Product.class,
            source -> assertThat(source.port().value().productId()).isEqualTo("sales.orders"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scope: domain | MANIFEST",
        "plugins: {compute: duckdb} | MANIFEST",
        "transforms: [] | DATA_PRODUCT",
        "domain: {ref: m.yaml} | DATA_PRODUCT",
        "provider: {domain: a} | DATA_CONTRACT",
        "kind: DataContract | DATA_CONTRACT"
      })
  void aDocumentWithoutAHeaderIsKnownByItsKeys(String text, Kind kind) {
    Document document = DocumentReader.read(file("m.yaml", text)).value().orElseThrow();
    assertThat(document.kind()).isEqualTo(kind);
  }

  @Test
  void reportsAnUnknownKeyWithTheOneThatWasMeant() {
    Diagnostic problem = problemOfManifest("plugins:\n  compte: duckdb\n");
    assertThat(problem.code()).isEqualTo(ManifestCode.UNKNOWN_KEY);
    assertThat(problem.span().orElseThrow()).hasToString("m.yaml:2:3");
    assertThat(problem.help()).contains("did you mean 'compute'?");
  }

  @Test
  void keysOfOnesOwnStartWithX() {
    assertThat(manifest("x-mine: {anything: [1]}\n").settings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plugins: [duckdb]",
        "approved_plugins: {compute: {a: b}}",
        "governance: strict",
        "environments: {dev: true}",
        "domains: sales",
        "metadata: {name: [a]}",
        "governance: {data_retention_days: ninety}",
        "data_architecture: {locked: perhaps}"
      })
  void reportsAValueOfTheWrongType(String text) {
    assertThat(problemOfManifest("scope: enterprise\n" + text).code())
        .isEqualTo(ManifestCode.WRONG_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plugins",
        "governance",
        "approved_plugins",
        "approved_products",
        "data_architecture",
        "environments",
        "credentials",
        "connection_string"
      })
  void aProductDeclaresNoPlatformMatters(String key) {
    Diagnostic problem = problemOfProduct(key + ": {a: b}\n");
    assertThat(problem.code()).isEqualTo(ManifestCode.PLATFORM_MATTER);
    assertThat(problem.help().orElseThrow()).contains("manifest");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: correct-horse",
        "api_key: abc",
        "apiKey: abc",
        "db_password: abc",
        "clientSecret: abc",
        "url: 'postgres://floe:correct-horse@db/main'",
        "anything: AKIAIOSFODNN7EXAMPLE",
        "header: 'Bearer abcdefghijklmnop'",
        "list: [{token: abc}]",
        "dsn: 'host=db;Password=correct-horse'"
      })
  void refusesACredentialAndNeverRepeatsIt(String config) {
    Diagnostic problem =
        problemOfManifest("plugins: {compute: {type: postgres, config: {" + config + "}}}\n");
    assertThat(problem.code()).isEqualTo(ManifestCode.SECRET);
    assertThat(problem.code().quotesSource()).isFalse();
    assertThat(problem.toString()).doesNotContain("correct-horse", "abc", "AKIAIOSFODNN7EXAMPLE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password: '${DB_PASSWORD}'",
        "secretRef: warehouse",
        "password_ref: vault/warehouse",
        "existingSecret: warehouse",
        "url: 'postgres://floe:${PW}@db/main'",
        "token_url: 'https://id.example.com/token'",
        "keys: [a, b]"
      })
  void acceptsReferencesToSecrets(String config) {
    assertThat(manifest("plugins: {compute: {type: postgres, config: {" + config + "}}}\n"))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../orders",
        "Orders",
        "1orders",
        "or ders",
        "a/b",
        "o12345678901234567890123456789012345678901234567890123456789012345"
      })
  void refusesAnUnsafeNameWhereItIsWritten(String name) {
    Diagnostic problem = problemOfProduct("metadata: {name: '" + name + "'}\n");
    assertThat(problem.code()).isEqualTo(ManifestCode.UNSAFE_NAME);
    assertThat(problem.span().orElseThrow()).hasToString("floe.yaml:1:18");
  }

  @Test
  void theDomainEnterpriseIsReserved() {
    Diagnostic problem =
        problemOfManifest("scope: domain\nparent: e.yaml\ndomain: {name: enterprise}\n");
    assertThat(problem.code()).isEqualTo(ManifestCode.UNSAFE_NAME);
  }

  @Test
  void everyProblemOfADocumentIsReported() {
    Result<DataProduct> result =
        DocumentReader.product(
            file(
                "floe.yaml",
                """
                plugins: {compute: duckdb}
                metadata: {name: Orders, version: newest}
                schedule: {cron: "61 * * * *", timezone: Mars/Olympus}
                output_ports:
                  - name: a
                    sla: {freshness: soon, availability: 101}
                  - name: a
                  - descripton: b
                """));
    assertThat(result.diagnostics())
        .extracting(diagnostic -> diagnostic.code().id())
        .containsExactly(
            "FLOE-DOC-014",
            "FLOE-DOC-012",
            "FLOE-DOC-009",
            "FLOE-DOC-010",
            "FLOE-DOC-010",
            "FLOE-DOC-007",
            "FLOE-DOC-008",
            "FLOE-DOC-015",
            "FLOE-DOC-001",
            "FLOE-DOC-004");
    assertThat(result.value()).isPresent();
  }
}
