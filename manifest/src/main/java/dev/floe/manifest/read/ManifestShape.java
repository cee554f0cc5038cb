package dev.floe.manifest.read;

import static dev.floe.manifest.read.Shape.field;
import static dev.floe.manifest.read.Shape.words;

import dev.floe.manifest.Kind;
import dev.floe.manifest.read.Shape.Field;
import dev.floe.manifest.read.Shape.Fields;
import dev.floe.manifest.read.Shape.Named;
import dev.floe.manifest.read.Shape.NamedList;
import java.util.List;
import java.util.Optional;

/** Every key of a manifest. */
final class ManifestShape {

  /** The parts of a platform a plugin can be chosen for. */
  static final List<String> CATEGORIES =
      List.of(
          "compute",
          "catalog",
          "storage",
          "orchestrator",
          "ingestion",
          "observability",
          "semantic",
          "quality",
          "secrets",
          "identity");

  static final Fields SHAPE =
      Fields.of(
          "a manifest",
          SharedShapes.apiVersion(),
          SharedShapes.kind(Kind.MANIFEST),
          field(
              "metadata",
              SharedShapes.metadata(
                  Names.TITLE, field("scope", scope(), "The tier; same as top-level scope.")),
              "What the document is called."),
          field("scope", scope(), "The tier: enterprise or domain; absent for a single platform."),
          SharedShapes.parentLike("parent", "The manifest of the tier above."),
          field("parent_manifest", Scalar.REFERENCE, "Same as parent.ref."),
          field("parent_domain", Names.DOMAIN, "Domain the parent must be."),
          field("domain", domain(), "Who this domain is."),
          field("approved_plugins", approved(), "Plugins that may be chosen, by category."),
          field("plugins", plugins(), "Plugins that are chosen, by category."),
          field("orchestrator", plugin("orchestrator"), "Same as plugins.orchestrator."),
          field("observability", observability(), "Same as plugins.observability."),
          field("telemetry_backend", Names.PLUGINS, "Same as observability.telemetry_backend."),
          field("lineage_backend", Names.PLUGINS, "Same as observability.lineage_backend."),
          field("governance", GovernanceShape.governance(), "Policies."),
          field("data_architecture", architecture(), "Modelling pattern and layers."),
          field("trust", trust(), "Whose signatures published documents need."),
          words("approved_products", Names.LABEL, "Products the domain lets in."),
          field(
              "domains",
              new NamedList(Names.DOMAIN, registeredDomain()),
              "Domains the enterprise knows."),
          field("services", new Shape.Anything(), "Settings of deployed services."),
          field("catalog_structure", catalog(), "Namespaces and who may use them."),
          field(
              "environments",
              new Named(Names.WORDS, environment()),
              "Places the products run in."));

  private ManifestShape() {}

  private static Scalar scope() {
    return Scalar.choice("enterprise", "domain");
  }

  private static Fields domain() {
    return Fields.of(
        "domain",
        field("name", Names.DOMAIN, "Name of the domain."),
        field("namespace", Names.NAMESPACES, "Catalog namespace of its relations."),
        field("description", Scalar.TEXT, "What the domain is about."),
        SharedShapes.owners());
  }

  private static Fields approved() {
    return new Fields(
        "approved_plugins",
        CATEGORIES.stream()
            .map(c -> synonyms(words(c, Names.PLUGINS, "Plugins approved for " + c + ".")))
            .toList(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static Fields plugins() {
    return new Fields(
            "plugins",
            CATEGORIES.stream()
                .map(c ->
                    synonyms(
                        field(
                            c,
                            c.equals("observability") ? observability() : plugin(c),
                            "The plugin for " + c + ".")))
                .toList(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .with(
            field("telemetry_backend", Names.PLUGINS, "Same as observability.telemetry_backend."),
            field("lineage_backend", Names.PLUGINS, "Same as observability.lineage_backend."));
  }

  private static Field synonyms(Field category) {
    return switch (category.name()) {
      case "semantic" -> category.also("semantic_layer");
      case "quality" -> category.also("data_quality");
      default -> category;
    };
  }

  private static Fields plugin(String category) {
    return Fields.of(
            category,
            field("type", Names.PLUGINS, "Name of the plugin."),
            field("config", new Shape.Anything(), "Settings the plugin understands."))
        .orWord("type")
        .restTo("config");
  }

  private static Fields observability() {
    return plugin("observability")
        .with(
            field("telemetry_backend", Names.PLUGINS, "Receives traces, metrics and logs."),
            field("lineage_backend", Names.PLUGINS, "Receives lineage."));
  }

  static Fields architecture() {
    return Fields.of(
            "data_architecture",
            field(
                "pattern",
                Scalar.choice("medallion", "kimball", "data_vault", "hybrid"),
                "Modelling pattern; medallion unless said."),
            field("locked", Scalar.FLAG, "Whether domains must keep it as it is."),
            field("layers", new Named(Names.WORDS, layer()), "Layers, by name."),
            field("naming", naming(), "How models are named."))
        .orWord("pattern");
  }

  private static Fields layer() {
    return Fields.of(
        "layer",
        field("extends", Scalar.TEXT, "Built-in layer to start from, such as kimball.facts."),
        field("prefix", Scalar.TEXT, "What the layer's models start with."),
        field("description", Scalar.TEXT, "What the layer is for."),
        field("catalog_namespace", Names.NAMESPACES, "Namespace of the layer's relations."),
        words(
            "reads",
            Names.WORDS,
            "What its models may read: names of layers, 'sources', 'ports' of other products."),
        field(
            "quality_gates", GovernanceShape.gates("quality_gates"), "What its models must show."),
        field(
            "scd",
            Fields.of(
                "scd",
                words("types_allowed", Scalar.WHOLE, "Types of slowly changing dimensions."),
                field("default_type", Scalar.WHOLE, "Type of a model that names none.")),
            "Slowly changing dimensions."));
  }

  private static Fields naming() {
    return Fields.of(
        "naming",
        field("enforcement", GovernanceShape.enforcement(), "How strictly names are checked."),
        field(
            "case",
            Scalar.choice("snake_case", "camelCase", "PascalCase"),
            "How words of a name are joined."));
  }

  private static Fields registeredDomain() {
    return Fields.of(
        "domain",
        field("name", Names.DOMAIN, "Name of the domain."),
        field("namespace", Names.NAMESPACES, "Catalog namespace of its relations."),
        field("description", Scalar.TEXT, "What the domain is about."),
        SharedShapes.owners(),
        field("extra_policies", GovernanceShape.extraPolicies(), "What this domain must obey."));
  }

  private static Fields trust() {
    Fields key =
        Fields.of(
            "key",
            field("name", Names.WORDS, "What the key is called."),
            field("public_key", Scalar.TEXT, "The public key, in PEM."),
            words(
                "signs",
                Scalar.TEXT,
                "What it may sign: enterprise, domain.<name>, product.<domain>.<product>; '*' stands"
                    + " for anything. Everything unless said."));
    return Fields.of(
        "trust",
        field("signatures", Scalar.SWITCH, "Whether what is fetched must be signed."),
        field(
            "attestations",
            Scalar.SWITCH,
            "Whether products that are consumed, or run in production, must be attested."),
        field("keys", new NamedList(Names.WORDS, key), "Trusted keys, by name."));
  }

  private static Fields catalog() {
    Fields namespace =
        Fields.of(
            "namespace",
            field("name", Names.NAMESPACES, "Name of the namespace."),
            field("description", Scalar.TEXT, "What it holds."),
            field("grants", new Shape.Rows(SharedShapes.grant()), "Who may use it."));
    return Fields.of(
        "catalog_structure",
        field("namespaces", new NamedList(Names.NAMESPACES, namespace), "Namespaces, by name."));
  }

  private static Fields environment() {
    return Fields.of(
        "environment",
        field("production", Scalar.FLAG, "Whether real data is served from it."),
        field("description", Scalar.TEXT, "What it is for."),
        field("target", Scalar.TEXT, "Target of the profile that dbt projects see."),
        field("plugins", plugins(), "Settings of plugins in this environment."),
        field(
            "stand_in",
            Fields.of(
                "stand_in", field("compute", Names.PLUGINS, "Engine that stands in for the real.")),
            "Plugins that replace approved ones outside production."));
  }
}
