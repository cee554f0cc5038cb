package dev.floe.manifest.read;

import static dev.floe.manifest.read.Shape.field;
import static dev.floe.manifest.read.Shape.refused;

import dev.floe.manifest.Kind;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.read.Shape.Field;
import dev.floe.manifest.read.Shape.Fields;
import dev.floe.manifest.read.Shape.NamedList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every key of a data product, and the platform's keys it must not have. */
final class ProductShape {

  static final Fields SHAPE = shape();

  private ProductShape() {}

  private static Fields shape() {
    List<Field> fields =
        new ArrayList<>(
            List.of(
                SharedShapes.apiVersion(),
                SharedShapes.kind(Kind.DATA_PRODUCT),
                field(
                    "metadata", SharedShapes.metadata(Names.LABEL), "What the product is called."),
                SharedShapes.parentLike("platform", "The manifest the product stands on."),
                SharedShapes.parentLike("domain", "The domain's manifest; same as platform."),
                field("ownership", SharedShapes.owner(), "Who answers for it."),
                SharedShapes.owners(),
                field(
                        "output_ports",
                        new NamedList(Names.WORDS, outputPort()),
                        "What the product offers.")
                    .also("outputPorts"),
                field(
                        "input_ports",
                        new NamedList(Names.WORDS, inputPort()),
                        "What the product consumes.")
                    .also("inputPorts"),
                field("transforms", new Shape.Rows(transform()), "Steps that make the data."),
                field("schedule", schedule(), "When the product runs."),
                field("data_product", guideProduct(), "A whole product with one output port.")));
    platformKeys().forEach(fields::add);
    return new Fields(
        "a data product", fields, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Fields outputPort() {
    return Fields.of(
        "output port",
        field("name", Names.WORDS, "Name of the port."),
        field("description", Scalar.TEXT, "What consumers get."),
        field("table", relation(), "The relation behind it."),
        SharedShapes.schema(),
        SharedShapes.sla(),
        SharedShapes.validation(),
        SharedShapes.access(),
        credential("connection"),
        credential("credentials"));
  }

  private static Scalar relation() {
    return Names.RELATION;
  }

  private static Fields inputPort() {
    return Fields.of(
        "input port",
        field("name", Names.WORDS, "Name of the port."),
        field("description", Scalar.TEXT, "What it brings."),
        field("source", source(), "Where the data comes from."),
        SharedShapes.schema(),
        field("freshness_requirement", Scalar.DURATION, "The oldest the data may be."),
        field("availability_requirement", Scalar.PERCENT, "The availability that is needed."),
        credential("connection"),
        credential("credentials"));
  }

  private static Fields source() {
    return Fields.of(
        "source",
        field("type", Scalar.choice("ingestion", "data_product"), "Kind of source."),
        field("ref", Scalar.PORT_REFERENCE, "Port of another product."),
        field("config", new Shape.Anything(), "Settings of the ingestion plugin."),
        credential("connection"),
        credential("credentials"));
  }

  private static Fields transform() {
    return Fields.of(
        "transform",
        field("type", Scalar.choice("dbt"), "Kind of step."),
        field("path", Scalar.TEXT, "Folder of its files."));
  }

  private static Fields schedule() {
    return Fields.of(
            "schedule",
            field("cron", Scalar.CRON, "Cron expression of five fields."),
            field("timezone", Scalar.ZONE, "Time zone of the expression; UTC unless said."))
        .orWord("cron");
  }

  private static Fields guideProduct() {
    return Fields.of(
        "data_product",
        field("name", Names.LABEL, "Name of the product."),
        field("version", Scalar.VERSION, "Version of the product."),
        field("description", Scalar.TEXT, "What it is for."),
        field("domain", Names.WORDS, "Name of the domain."),
        field("owner", SharedShapes.owner(), "Who answers for it."),
        SharedShapes.sla(),
        SharedShapes.schema(),
        SharedShapes.validation(),
        SharedShapes.access());
  }

  private static Field credential(String key) {
    return refused(
        key,
        ManifestCode.PLATFORM_MATTER,
        "'" + key + "' is a matter of the platform, not of a data product",
        "configure the plugin in the platform's manifest");
  }

  /** What belongs in a manifest (R-05 of the documents: a product declares no platform matters). */
  private static List<Field> platformKeys() {
    return Arrays.stream(
            new String[] {
              "plugins",
              "governance",
              "approved_plugins",
              "approved_products",
              "data_architecture",
              "orchestrator",
              "observability",
              "telemetry_backend",
              "lineage_backend",
              "environments",
              "services",
              "catalog_structure",
              "domains",
              "compute",
              "catalog",
              "storage",
              "credentials",
              "connection",
              "connection_string",
              "scope",
              "parent",
              "parent_manifest"
            })
        .map(key ->
            refused(
                key,
                ManifestCode.PLATFORM_MATTER,
                "'" + key + "' is a matter of the platform, not of a data product",
                "move it to the manifest that 'platform.ref' points to"))
        .toList();
  }
}
