package dev.floe.manifest.read;

import static dev.floe.manifest.read.Shape.field;
import static dev.floe.manifest.read.Shape.words;

import dev.floe.manifest.read.Shape.Field;
import dev.floe.manifest.read.Shape.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The policies of a manifest. */
final class GovernanceShape {

  static final List<String> LEVELS = List.of("public", "internal", "confidential", "pii", "phi");

  private GovernanceShape() {}

  static Fields governance() {
    return new Fields(
        "governance", policies(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Governance of one registered domain, and the narrower plugin lists for it. */
  static Fields extraPolicies() {
    List<Field> fields = new ArrayList<>(policies());
    for (String category : ManifestShape.CATEGORIES) {
      fields.add(
          words(category + "_approved", Names.PLUGINS, "Plugins approved for " + category + "."));
    }
    return new Fields(
        "extra_policies", fields, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static List<Field> policies() {
    return List.of(
        field("pii_encryption", Scalar.SWITCH, "Whether personal data must be encrypted."),
        field("audit_logging", Scalar.SWITCH, "Whether actions are recorded for audits."),
        field("network_policies", Scalar.SWITCH, "Whether the network is closed by default."),
        field("classification", classification(), "Levels of confidentiality and their rules."),
        field("quality_gates", qualityGates(), "What every model and product must show."),
        field("interoperability", interoperability(), "How domains share data."),
        field("ports", ports(), "What every output port must show."),
        field("data_retention_days", retention(), "How long data is kept."),
        field("sla", slaMinimums(), "The least every output port must promise."),
        field(
            "contracts",
            Fields.of(
                "contracts",
                field("enforcement", enforcement(), "How strictly contracts are checked.")),
            "Data contracts."),
        field(
            "deferred",
            Scalar.choice("allow", "declared", "deny"),
            "Whether SQL may be rendered only when it runs."),
        field(
            "rules",
            new Shape.Named(Names.WORDS, new Shape.Word(enforcement())),
            "How strictly single rules are checked, by their id."),
        words("waivable", Names.WORDS, "Rules that waivers may suspend, by their id."),
        field("waivers", new Shape.NamedList(Names.WORDS, waiver()), "Exceptions that end."),
        field(
            "baselines",
            Scalar.choice("allow", "deny"),
            "Whether a product may set known findings aside with --baseline."),
        field("policies", new Shape.NamedList(Names.WORDS, policy()), "Rules of one's own."));
  }

  static Scalar enforcement() {
    return Scalar.choice(Map.of("false", "off"), "off", "warn", "strict");
  }

  private static Fields classification() {
    Fields rules =
        Fields.of(
            "classification",
            field("requires_encryption", Scalar.SWITCH, "Whether it must be encrypted."),
            field(
                "requires_masking_in_non_prod",
                Scalar.SWITCH,
                "Whether it must be masked outside production."),
            field("retention_max_days", Scalar.WHOLE, "How long it may be kept at most."),
            words("readers", Names.WORDS, "Roles and domains that a port may grant it to."));
    List<Field> fields = new ArrayList<>();
    fields.add(words("levels", Names.WORDS, "Levels, from harmless to most confidential."));
    fields.add(
        field(
            "declassification",
            Fields.of(
                "declassification",
                words("functions", Names.WORDS, "Functions whose result is internal: sha256."),
                words("aggregates", Names.WORDS, "Aggregates whose result is internal: count."),
                field("minimum_rows", Scalar.WHOLE, "Rows an aggregate must be made of.")),
            "What makes data less confidential."));
    LEVELS.forEach(level -> fields.add(field(level, rules, "Rules for " + level + " data.")));
    return new Fields(
            "classification", fields, Optional.empty(), Optional.empty(), Optional.empty())
        .withSections(rules);
  }

  /** The gates of one layer. */
  static Fields gates(String what) {
    return Fields.of(
        what,
        words("required_tests", requiredTest(), "Tests every model must have."),
        field("minimum_coverage", Scalar.PERCENT, "Share of columns with a test."),
        field("required_documentation", Scalar.FLAG, "Whether models must be described."));
  }

  /** The tests that can be required; governance says what satisfies each. */
  private static Scalar requiredTest() {
    return Scalar.choice(
        "not_null_pk",
        "unique_pk",
        "freshness",
        "documentation",
        "scd_validation",
        "referential_integrity",
        "unique_business_key",
        "hash_key",
        "load_date",
        "record_source");
  }

  private static Fields qualityGates() {
    return Fields.of(
            "quality_gates",
            field("minimum_test_coverage", Scalar.PERCENT, "Share of columns of a product."),
            words("required_tests", requiredTest(), "Tests every model of every layer must have."))
        .withSuffix("_layer", gates("the gates of a layer"));
  }

  private static Fields interoperability() {
    return Fields.of(
        "interoperability",
        field(
            "data_contracts",
            Fields.of(
                "data_contracts",
                field("required", Scalar.SWITCH, "Whether sharing needs a contract."),
                field("schema_registry", Scalar.SWITCH, "Whether schemas are registered.")),
            "Contracts between domains."),
        field("sla_enforcement", Scalar.SLA_SWITCH, "Whether promises are checked."),
        field(
            "default_access",
            Scalar.choice("deny", "allow"),
            "What applies to ports without an access block."));
  }

  private static Fields ports() {
    return Fields.of(
        "ports",
        words("layers", Names.WORDS, "Layers a port may offer a model of."),
        words(
            "required",
            Scalar.choice("owner", "description", "access", "freshness", "availability", "quality"),
            "What every port, or the product for it, must say."));
  }

  private static Fields retention() {
    return Fields.of(
            "data_retention_days",
            field("default", Scalar.WHOLE, "Days data is kept."),
            field("min", Scalar.WHOLE, "The least a domain may choose."),
            field("max", Scalar.WHOLE, "The most a domain may choose."))
        .orWord("default");
  }

  private static Fields slaMinimums() {
    return Fields.of(
        "sla",
        field("freshness", Scalar.DURATION, "The longest freshness a port may promise."),
        field("availability", Scalar.PERCENT, "The lowest availability a port may promise."));
  }

  private static Fields waiver() {
    return Fields.of(
        "waiver",
        field("name", Names.WORDS, "Name of the waiver."),
        field("rule", Names.WORDS, "Id of the rule or the policy it suspends."),
        field("product", Names.WORDS, "The one product it is for; all where absent."),
        field("subject", Scalar.TEXT, "What it is for, such as a model's name; * for any part."),
        field("owner", Scalar.TEXT, "Who answers for it."),
        field("reason", Scalar.TEXT, "Why it is needed."),
        field("expires", Scalar.DATE, "The last day it holds, as 2026-12-31."));
  }

  private static Fields policy() {
    return Fields.of(
        "policy",
        field("name", Names.WORDS, "Name of the rule.").also("id"),
        field("description", Scalar.TEXT, "Why it exists."),
        field(
                "applies_to",
                Scalar.choice("model", "column", "source", "port", "product", "contract"),
                "What the rule looks at.")
            .also("target"),
        field("when", Scalar.EXPRESSION, "CEL expression that selects what it looks at."),
        field("rule", Scalar.EXPRESSION, "CEL expression that must hold.").also("expression"),
        field(
            "message",
            Scalar.EXPRESSION,
            "What to say where it does not; {model.name} is filled in."),
        field(
            "severity",
            Scalar.choice(Map.of("warn", "warning"), "error", "warning"),
            "How bad a violation is."),
        field(
            "examples",
            Fields.of(
                "examples",
                field("passes", new Shape.Whole(), "Something that satisfies it.").also("pass"),
                field("fails", new Shape.Whole(), "Something that violates it.").also("fail")),
            "What shows that the rule does what it should."));
  }
}
