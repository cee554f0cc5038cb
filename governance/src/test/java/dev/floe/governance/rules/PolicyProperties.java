package dev.floe.governance.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeColumn;
import dev.floe.artifacts.NodeColumns;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.Subjects;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.inherit.Inheritance;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.ColumnLineage.Input;
import dev.floe.spi.ColumnLineage.Use;
import dev.floe.spi.RelationName;
import dev.floe.spi.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What policies and waivers do to findings, on made-up platforms and products. */
class PolicyProperties {

  private static final Terms TODAY = Terms.on(LocalDate.of(2026, 3, 4));

  /** What a tier may add to governance; each under a key of its own. */
  private static final List<String> POLICIES =
      List.of(
          "quality_gates: {minimum_test_coverage: 90, required_tests: [unique_pk, freshness],"
              + " gold_layer: {minimum_coverage: 100}}",
          "classification: {levels: [secret], pii: {retention_max_days: 30},"
              + " internal: {requires_encryption: true}}",
          "data_retention_days: {default: 20}",
          "policies: [{id: SHORT, target: model, rule: size(model.name) < 9, examples:"
              + " {passes: {model: {name: a}}, fails: {model: {name: a_very_long_name}}}}]",
          "rules: {layer-order: strict, naming-case: strict, source-access: strict}",
          "ports: {layers: [gold], required: [description]}",
          "interoperability: {default_access: deny}");

  private static final List<String> NAMES =
      List.of("bronze_a", "silver_b", "gold_c", "orders", "stg_x", "Silver_D", "fct_sales");

  private static final List<String> CLASSES = List.of("", "", "public", "internal", "pii", "pi");

  @Property(tries = 60)
  void addingAPolicyInADomainNeverRemovesAFinding(@ForAll long seed) {
    Random random = new Random(seed);
    List<Node> nodes = nodes(random);
    String enterprise = some(random, "above");
    String domain = some(random, "below");
    Set<String> before = found(findings(platform(enterprise, ""), nodes));
    Set<String> after = found(findings(platform(enterprise, domain), nodes));
    assertThat(after).as("%s, then %s", enterprise, domain).containsAll(before);
  }

  @Property(tries = 60)
  void aWaiverRemovesExactlyItsFinding(@ForAll long seed) {
    Random random = new Random(seed);
    List<Node> nodes = nodes(random);
    String policies = some(random, "above");
    List<Judged> broken =
        Governance.judge(Subjects.of(platform(policies, ""), nodes), TODAY).verdicts().stream()
            .filter(judged -> !judged.verdict().findings().isEmpty())
            .toList();
    if (broken.isEmpty()) {
      return;
    }
    Judged chosen = broken.get(random.nextInt(broken.size()));
    String rule = chosen.rule().id();
    String subject = chosen.verdict().findings().getFirst().subject();
    String waived =
        policies
            + "  waivable: ["
            + rule
            + "]\n  waivers: [{name: w, rule: "
            + rule
            + ", subject: \""
            + subject
            + "\", owner: o@acme.com, reason: r, expires: \"2026-03-04\"}]\n";
    Set<String> its =
        broken.stream()
            .filter(judged -> judged.rule().id().equals(rule))
            .flatMap(judged -> judged.verdict().findings().stream())
            .filter(one -> one.subject().equals(subject))
            .map(Diagnostic::fingerprint)
            .collect(Collectors.toSet());
    List<String> expected =
        findings(platform(policies, ""), nodes).stream()
            .map(Diagnostic::fingerprint)
            .filter(one -> !its.contains(one))
            .toList();
    assertThat(findings(platform(waived, ""), nodes))
        .extracting(Diagnostic::fingerprint)
        .containsExactlyElementsOf(expected);
  }

  /** Some of the policies, as the lines below {@code governance}. */
  private static String some(Random random, String tier) {
    return POLICIES.stream()
        .filter(policy -> random.nextInt(3) == 0)
        .map(policy -> "  " + policy.replace("SHORT", "short-" + tier) + "\n")
        .collect(Collectors.joining());
  }

  private static List<Diagnostic> findings(Platform platform, List<Node> nodes) {
    return Governance.judge(Subjects.of(platform, nodes), TODAY).findings();
  }

  /** What is found where; a tighter policy may say it with another number. */
  private static Set<String> found(List<Diagnostic> findings) {
    return findings.stream()
        .map(one -> one.code().id() + " " + one.subject())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Platform platform(String enterprise, String domain) {
    Manifest above =
        manifest("enterprise.yaml", "scope: enterprise\nmetadata: {name: acme}\n", enterprise);
    Manifest below =
        manifest(
            "domain.yaml",
            "scope: domain\nmetadata: {name: d}\ndomain: {name: d}\nparent: {ref: ./enterprise.yaml}\n"
                + "data_architecture: {pattern: medallion, naming: {enforcement: strict}}\n",
            domain);
    Result<Platform> resolved =
        Inheritance.resolve(List.of(above, below), Optional.empty(), Optional.empty());
    assertThat(resolved.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
    return resolved.value().orElseThrow();
  }

  private static Manifest manifest(String file, String head, String policies) {
    String yaml = head + (policies.isEmpty() ? "" : "governance:\n" + policies);
    Result<Manifest> read =
        DocumentReader.manifest(
            new DocumentFile(file, "home", yaml.getBytes(StandardCharsets.UTF_8)));
    assertThat(read.diagnostics()).as(yaml).isEmpty();
    return read.value().orElseThrow();
  }

  /** Models that read those before them, of known and of unknown lineage. */
  private static List<Node> nodes(Random random) {
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      Node.Model empty = (Node.Model) Subjects.model("shop", NAMES.get(i), Map.of());
      List<NodeColumn> columns = new ArrayList<>();
      Set<String> reads = new TreeSet<>();
      for (String name : List.of("id", "email")) {
        List<Input> inputs = new ArrayList<>();
        if (i > 0 && random.nextBoolean()) {
          String from = NAMES.get(random.nextInt(i));
          inputs.add(
              new Input(
                  RelationName.of("floe", "main", from), name, Use.IDENTITY, Optional.empty()));
          reads.add("model.shop." + from);
        }
        columns.add(column(name, CLASSES.get(random.nextInt(CLASSES.size())), inputs, random));
      }
      nodes.add(
          new Node.Model(
              empty.info(),
              empty.relation(),
              "table",
              Optional.empty(),
              empty.body(),
              new NodeColumns.Bound(columns, columns),
              List.of(),
              List.copyOf(reads),
              Map.of()));
    }
    return nodes;
  }

  private static NodeColumn column(String name, String level, List<Input> inputs, Random random) {
    ColumnLineage lineage =
        random.nextInt(8) == 0
            ? new ColumnLineage.Unknown("a test says so")
            : new ColumnLineage.Known(inputs);
    return new NodeColumn(
        name,
        Type.of(Type.Kind.VARCHAR),
        "VARCHAR",
        "",
        List.of(),
        level.isEmpty() ? Map.of() : Map.of("floe", Map.of("classification", level)),
        lineage,
        Optional.empty());
  }
}
