package dev.floe.manifest.inherit;

import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.inherit.MergeRule.ChildWins;
import dev.floe.manifest.inherit.MergeRule.Extend;
import dev.floe.manifest.inherit.MergeRule.Fixed;
import dev.floe.manifest.inherit.MergeRule.Granted;
import dev.floe.manifest.inherit.MergeRule.Narrow;
import dev.floe.manifest.inherit.MergeRule.Owned;
import dev.floe.manifest.inherit.MergeRule.Select;
import dev.floe.manifest.inherit.MergeRule.Stricter;
import dev.floe.manifest.inherit.MergeRule.Unlocked;
import dev.floe.manifest.inherit.MergeRule.WhileSameType;
import dev.floe.manifest.inherit.MergeRule.WithinBounds;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The rules of inheritance, a row a field. The checks and the documentation are both derived from
 * it; of several rows that match a key the first decides.
 */
public final class MergeTable {

  /**
   * One rule.
   *
   * @param path a key; {@code *} stands for one segment, {@code **} for any rest
   */
  record Row(KeyPath path, MergeRule rule) {

    Row(String pattern, MergeRule rule) {
      this(KeyPath.parse(pattern), rule);
    }

    String pattern() {
      return path.toString();
    }

    boolean matches(KeyPath key) {
      return matches(path.segments(), key.segments());
    }

    private static boolean matches(List<String> pattern, List<String> key) {
      if (pattern.isEmpty() || pattern.getFirst().equals("**")) {
        return pattern.isEmpty() == key.isEmpty();
      }
      return !key.isEmpty()
          && (pattern.getFirst().equals("*") || pattern.getFirst().equals(key.getFirst()))
          && matches(pattern.subList(1, pattern.size()), key.subList(1, key.size()));
    }
  }

  static final List<Row> ROWS =
      List.of(
          new Row("approved_plugins.*", new Narrow()),
          new Row("plugins.*.type", new Select()),
          new Row("plugins.observability.telemetry_backend", new Select()),
          new Row("plugins.observability.lineage_backend", new Select()),
          new Row("plugins.*.config.**", new WhileSameType()),
          security("governance.pii_encryption"),
          security("governance.audit_logging"),
          security("governance.network_policies"),
          security("governance.classification.*.requires_encryption"),
          security("governance.classification.*.requires_masking_in_non_prod"),
          security("governance.interoperability.sla_enforcement"),
          security("governance.interoperability.data_contracts.required"),
          security("governance.interoperability.data_contracts.schema_registry"),
          new Row(
              "governance.interoperability.default_access",
              new Stricter(Strictness.ACCESS, ManifestCode.SECURITY_WEAKENED)),
          new Row("governance.classification.levels", new Extend()),
          threshold("governance.classification.*.retention_max_days", Strictness.LOWER),
          new Row("governance.classification.*.readers", new Narrow()),
          new Row("governance.classification.declassification.functions", new Granted()),
          new Row("governance.classification.declassification.aggregates", new Granted()),
          threshold("governance.classification.declassification.minimum_rows", Strictness.HIGHER),
          threshold("governance.quality_gates.minimum_test_coverage", Strictness.HIGHER),
          new Row("governance.quality_gates.required_tests", new Extend()),
          threshold("governance.quality_gates.layers.*.minimum_coverage", Strictness.HIGHER),
          new Row("governance.quality_gates.layers.*.required_tests", new Extend()),
          threshold("governance.quality_gates.layers.*.required_documentation", Strictness.FLAG),
          new Row("governance.ports.layers", new Narrow()),
          new Row("governance.ports.required", new Extend()),
          threshold("governance.sla.freshness", Strictness.LOWER),
          threshold("governance.sla.availability", Strictness.HIGHER),
          threshold("governance.contracts.enforcement", Strictness.ENFORCEMENT),
          threshold("governance.deferred", Strictness.DEFERRED),
          threshold("governance.rules.*", Strictness.ENFORCEMENT),
          new Row("governance.policies.**", new Owned()),
          new Row("governance.waivers.**", new Owned()),
          new Row("governance.waivable", new Narrow()),
          threshold("governance.baselines", Strictness.ACCESS),
          threshold("governance.data_retention_days.min", Strictness.HIGHER),
          threshold("governance.data_retention_days.max", Strictness.LOWER),
          new Row("governance.data_retention_days.default", new WithinBounds()),
          threshold("data_architecture.locked", Strictness.FLAG),
          threshold("data_architecture.naming.enforcement", Strictness.ENFORCEMENT),
          new Row("data_architecture.naming.case", new Unlocked(new ChildWins(), false)),
          new Row("data_architecture.pattern", new Unlocked(new ChildWins(), false)),
          ofPattern(
              "data_architecture.layers.*.quality_gates.minimum_coverage",
              new Stricter(Strictness.HIGHER, ManifestCode.THRESHOLD_WEAKENED)),
          ofPattern("data_architecture.layers.*.quality_gates.required_tests", new Extend()),
          ofPattern(
              "data_architecture.layers.*.quality_gates.required_documentation",
              new Stricter(Strictness.FLAG, ManifestCode.THRESHOLD_WEAKENED)),
          ofPattern("data_architecture.layers.**", new ChildWins()),
          new Row("approved_products", new Narrow()),
          threshold("environments.*.production", Strictness.FLAG),
          new Row("trust.**", new Fixed()),
          new Row("environments.**", new ChildWins()),
          new Row("domains.**", new Fixed()),
          new Row("services.**", new ChildWins()),
          new Row("catalog_structure.**", new ChildWins()),
          new Row("metadata.**", new ChildWins()));

  private MergeTable() {}

  private static Row security(String pattern) {
    return new Row(pattern, new Stricter(Strictness.SWITCH, ManifestCode.SECURITY_WEAKENED));
  }

  private static Row threshold(String pattern, Strictness strictness) {
    return new Row(pattern, new Stricter(strictness, ManifestCode.THRESHOLD_WEAKENED));
  }

  private static Row ofPattern(String pattern, MergeRule rule) {
    return new Row(pattern, new Unlocked(rule, true));
  }

  static MergeRule ruleOf(KeyPath key) {
    return ROWS.stream()
        .filter(row -> row.matches(key))
        .findFirst()
        .map(Row::rule)
        .orElseThrow(() -> new IllegalStateException("no merge rule for '" + key + "'"));
  }

  /** The table as Markdown, as it stands in the documentation. */
  public static String markdown() {
    return "| key | rule |\n|---|---|\n"
        + ROWS.stream()
            .map(row -> "| `" + row.pattern() + "` | " + row.rule().describe() + " |\n")
            .collect(Collectors.joining());
  }
}
