package dev.floe.manifest.locate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.MemoryFiles;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Report;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.read.DocumentFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentLocatorTest {

  private static MemoryFiles mesh() {
    return new MemoryFiles()
        .with("floe-workspace.yaml", "folders: [enterprise, 'domains/*', 'domains/*/products/*']\n")
        .with(
            "enterprise/enterprise-manifest.yaml",
            "scope: enterprise\nmetadata: {name: acme, version: 1.0.0}\n")
        .with(
            "domains/sales/domain-manifest.yaml",
            "scope: domain\nmetadata: {name: sales-domain, version: 2.1.0}\n"
                + "parent: oci://registry.acme.com/enterprise-platform:v1.0.0\n")
        .with(
            "domains/marketing/domain-manifest.yaml",
            "scope: domain\ndomain: {name: marketing}\n"
                + "parent: ../../enterprise/enterprise-manifest.yaml\n")
        .with(
            "domains/sales/products/orders/floe.yaml",
            "domain: sales:v2.1\noutput_ports: [{name: daily}, {name: hourly}]\n")
        .with(
            "domains/marketing/products/campaigns/floe.yaml",
            "domain: ../../domain-manifest.yaml\n"
                + "input_ports:\n"
                + "  - name: orders\n"
                + "    source: {type: data_product, ref: sales.orders.daily}\n");
  }

  private static DocumentLocator locator(MemoryFiles files, RemoteDocuments remote) {
    return new DocumentLocator(
        files, MemoryFiles.ROOT, RegistryLayout.standard(Optional.empty()), remote);
  }

  private static Result<LoadedProduct> load(MemoryFiles files, String product) {
    return locator(files, RemoteDocuments.offline())
        .product(MemoryFiles.ROOT.resolve(product), Optional.empty());
  }

  private static Diagnostic onlyProblem(Result<?> result) {
    assertThat(result.diagnostics()).hasSize(1);
    return result.diagnostics().getFirst();
  }

  private static final String CAMPAIGNS = "domains/marketing/products/campaigns/floe.yaml";

  @Test
  void documentsOfACheckoutFindEachOther() {
    Result<LoadedProduct> result = load(mesh(), CAMPAIGNS);
    assertThat(result.diagnostics()).isEmpty();
    LoadedProduct loaded = result.value().orElseThrow();
    assertThat(loaded.platform().domain().map(Platform.Domain::name)).hasValue("marketing");
    LoadedProduct.Provider provider = loaded.providers().getFirst();
    assertThat(provider.outputPort().name().value()).isEqualTo("daily");
    assertThat(provider.platform().flatMap(Platform::domain).map(Platform.Domain::name))
        .hasValue("sales");
    assertThat(provider.folder())
        .hasValue(MemoryFiles.ROOT.resolve("domains/sales/products/orders"));
  }

  @Test
  void onlyWhatWasUsedIsAnInput() {
    MemoryFiles files =
        mesh().with("domains/sales/products/returns/floe.yaml", "domain: sales:v2.1\n");
    LoadedProduct loaded = load(files, CAMPAIGNS).value().orElseThrow();
    assertThat(loaded.inputs())
        .extracting(InputFile::name)
        .containsExactly(
            "domains/marketing/domain-manifest.yaml",
            CAMPAIGNS,
            "domains/sales/domain-manifest.yaml",
            "domains/sales/products/orders/floe.yaml",
            "enterprise/enterprise-manifest.yaml");
  }

  @Test
  void resolvingTwiceGivesTheSameBytes() {
    String once = Report.ofProduct(load(mesh(), CAMPAIGNS));
    assertThat(Report.ofProduct(load(mesh(), CAMPAIGNS))).isEqualTo(once).contains("marketing");
  }

  @Test
  void namesTheProductThatWasMeant() {
    Diagnostic problem =
        onlyProblem(
            load(
                mesh()
                    .with(
                        CAMPAIGNS,
                        "domain: ../../domain-manifest.yaml\ninput_ports:\n  - name: orders\n"
                            + "    source: {type: data_product, ref: sales.order.daily}\n"),
                CAMPAIGNS));
    assertThat(problem.code()).isEqualTo(ManifestCode.NOT_FOUND);
    assertThat(problem.help().orElseThrow()).contains("did you mean 'sales.orders'?");
  }

  @Test
  void aPortThatIsNotExposedIsReportedWithTheOnesThatAre() {
    Diagnostic problem =
        onlyProblem(
            load(
                mesh()
                    .with(
                        CAMPAIGNS,
                        "domain: ../../domain-manifest.yaml\ninput_ports:\n  - name: orders\n"
                            + "    source: {type: data_product, ref: sales.orders.weekly}\n"),
                CAMPAIGNS));
    assertThat(problem.message()).contains("'sales.orders.weekly' not found");
    assertThat(problem.help()).contains("one of: daily, hourly");
  }

  @Test
  void aVersionTheWorkspaceDoesNotHaveIsReported() {
    Diagnostic problem =
        onlyProblem(
            load(
                mesh().with("domains/sales/products/orders/floe.yaml", "domain: sales:v3.0.0\n"),
                "domains/sales/products/orders/floe.yaml"));
    assertThat(problem.code()).isEqualTo(ManifestCode.OTHER_VERSION);
    assertThat(problem.message()).contains("version 2.1.0");
  }

  @Test
  void aParentDomainIsFoundByItsName() {
    MemoryFiles files =
        mesh()
            .with(
                "domains/sales-emea/domain-manifest.yaml",
                "scope: domain\ndomain: {name: sales-emea}\nparent_domain: sales\n")
            .with("domains/sales-emea/products/orders/floe.yaml", "domain: sales-emea:v1\n");
    Result<LoadedProduct> result = load(files, "domains/sales-emea/products/orders/floe.yaml");
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.value().orElseThrow().platform().tiers())
        .extracting(Platform.TierInfo::label)
        .containsExactly("enterprise acme", "domain sales", "domain sales-emea");
  }

  @Test
  void aProductMayStandDirectlyOnTheEnterprise() {
    MemoryFiles files =
        mesh().with("central/floe.yaml", "platform: ../enterprise/enterprise-manifest.yaml\n");
    LoadedProduct loaded = load(files, "central/floe.yaml").value().orElseThrow();
    assertThat(loaded.platform().domain().map(Platform.Domain::name)).hasValue("enterprise");
  }

  @Test
  void asksWhateverIsRemoteAfterTheWorkspace() {
    RemoteDocuments remote =
        new RemoteDocuments() {
          @Override
          public Result<DocumentFile> manifest(Reference.Oci reference, Span askedAt) {
            return Result.ok(
                new DocumentFile(
                    reference.text(),
                    reference.name(),
                    "plugins: {compute: duckdb}\n".getBytes(StandardCharsets.UTF_8)));
          }

          @Override
          public Result<RemoteProduct> product(Reference.Port reference, Span askedAt) {
            return Result.ok(
                new RemoteProduct(
                    new DocumentFile(
                        "remote/floe.yaml",
                        reference.product(),
                        ("output_ports: [{name: " + reference.port() + "}]\n")
                            .getBytes(StandardCharsets.UTF_8)),
                    new byte[0],
                    Optional.empty()));
          }

          @Override
          public List<Diagnostic> untrusted(List<Manifest> chain, List<DataProduct> products) {
            return List.of();
          }
        };
    MemoryFiles files =
        new MemoryFiles()
            .with(
                "floe.yaml",
                "platform: oci://registry.acme.com/platform:v1.0.0\ninput_ports:\n  - name: a\n"
                    + "    source: {type: data_product, ref: finance.revenue.invoices}\n");
    Result<LoadedProduct> result =
        locator(files, remote).product(MemoryFiles.ROOT.resolve("floe.yaml"), Optional.empty());
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.value().orElseThrow().providers()).hasSize(1);
    assertThat(result.value().orElseThrow().platform().value("plugins.compute.type")).isPresent();
  }

  @Test
  void aManifestResolvesWithoutAProduct() {
    Result<LoadedPlatform> result =
        locator(mesh(), RemoteDocuments.offline())
            .platform(
                MemoryFiles.ROOT.resolve("domains/sales/domain-manifest.yaml"), Optional.empty());
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.value().orElseThrow().chain()).hasSize(2);
  }

  @Test
  void aFolderKnowsItsProductAndItsManifest() {
    DocumentLocator locator = locator(mesh(), RemoteDocuments.offline());
    assertThat(locator.productFile(MemoryFiles.ROOT.resolve("domains/sales/products/orders")))
        .isPresent();
    assertThat(locator.manifestFile(MemoryFiles.ROOT.resolve("domains/sales"))).isPresent();
    assertThat(locator.productFile(MemoryFiles.ROOT)).isEmpty();
  }

  @Test
  void theMissingFileThatWasMeantIsProposed() {
    Diagnostic problem =
        onlyProblem(
            load(
                new MemoryFiles()
                    .with("floe.yaml", "platform: manifets.yaml\n")
                    .with("manifest.yaml", "plugins: {compute: duckdb}\n"),
                "floe.yaml"));
    assertThat(problem.help()).contains("did you mean 'manifest.yaml'?");
  }

  @Test
  void aWorkspaceCannotLeaveItsFolder() {
    Result<LoadedProduct> result =
        load(
            new MemoryFiles()
                .with("floe-workspace.yaml", "folders: ['../elsewhere']\n")
                .with("floe.yaml", "platform: m.yaml\n")
                .with("m.yaml", "plugins: {compute: duckdb}\n"),
            "floe.yaml");
    assertThat(onlyProblem(result).code()).isEqualTo(ManifestCode.UNSAFE_NAME);
  }
}
