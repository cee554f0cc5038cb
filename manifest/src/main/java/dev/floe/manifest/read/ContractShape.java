package dev.floe.manifest.read;

import static dev.floe.manifest.read.Shape.field;

import dev.floe.manifest.Kind;
import dev.floe.manifest.read.Shape.Fields;

/** Every key of a data contract. */
final class ContractShape {

  static final Fields SHAPE =
      Fields.of(
          "a data contract",
          SharedShapes.apiVersion(),
          SharedShapes.kind(Kind.DATA_CONTRACT),
          field("metadata", SharedShapes.metadata(Names.TITLE), "What the contract is called."),
          field(
              "provider",
              Fields.of(
                  "provider",
                  field("domain", Names.WORDS, "Domain of the provider."),
                  field("product", Names.LABEL, "Product of the provider."),
                  field("port", Names.WORDS, "Output port that is consumed."),
                  field("table", Names.RELATION, "Relation behind the port.")),
              "Who offers the data."),
          field(
              "consumer",
              Fields.of(
                  "consumer",
                  field("domain", Names.WORDS, "Domain of the consumer."),
                  field("product", Names.LABEL, "Product of the consumer.")),
              "Who uses the data; none for what a port promises to all."),
          SharedShapes.schema(),
          SharedShapes.sla(),
          SharedShapes.validation());

  private ContractShape() {}
}
