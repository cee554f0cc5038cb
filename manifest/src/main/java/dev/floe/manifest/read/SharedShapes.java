package dev.floe.manifest.read;

import static dev.floe.manifest.read.Shape.field;
import static dev.floe.manifest.read.Shape.words;

import dev.floe.manifest.Kind;
import dev.floe.manifest.read.Shape.Field;
import dev.floe.manifest.read.Shape.Fields;
import java.util.Map;

/** Parts that more than one kind of document is made of. */
final class SharedShapes {

  private SharedShapes() {}

  static Field apiVersion() {
    return field("apiVersion", Scalar.choice(Kind.API_VERSION), "Version of the document format.");
  }

  static Field kind(Kind kind) {
    return field("kind", Scalar.choice(kind.word()), "Kind of document.");
  }

  /** {@code metadata}; the name's rule depends on the kind. */
  static Fields metadata(Scalar name, Field... more) {
    return Fields.of(
            "metadata",
            field("name", name, "Name of the document."),
            field("version", Scalar.VERSION, "Version, three numbers."),
            field("description", Scalar.TEXT, "What it is for, in a sentence."),
            field("labels", new Shape.Anything(), "Labels to find it by."),
            field("annotations", new Shape.Anything(), "Remarks for other tools."))
        .with(more);
  }

  static Field parentLike(String name, String doc) {
    return field(
        name,
        Fields.of(name, field("ref", Scalar.REFERENCE, "Where the manifest is found."))
            .orWord("ref"),
        doc);
  }

  /** An owner: an address, or team, email and channel. */
  static Fields owner() {
    return Fields.of(
            "owner",
            field("team", Scalar.TEXT, "Name of the team."),
            field("email", Scalar.TEXT, "Address that is read."),
            field("slack", Scalar.TEXT, "Channel for questions."))
        .orWord("email");
  }

  static Field owners() {
    return field("owners", new Shape.Rows(owner()), "Who answers for it.");
  }

  static Field sla() {
    return field(
        "sla",
        Fields.of(
            "sla",
            field("freshness", Scalar.DURATION, "The oldest the data may be."),
            field("availability", Scalar.PERCENT, "Share of the time it can be read."),
            field("quality", quality(), "Minimum of each dimension of quality."),
            field("quality_score", Scalar.PERCENT, "Mean of the dimensions of quality.")),
        "What is promised.");
  }

  private static Fields quality() {
    return Fields.of(
        "quality",
        field("completeness", Scalar.PERCENT, "Share of required values that are present."),
        field("accuracy", Scalar.PERCENT, "Share of rows that pass all row tests."),
        field("uniqueness", Scalar.PERCENT, "Share of rows whose key is their own."),
        field("validity", Scalar.PERCENT, "Share of values inside their allowed set."),
        field("consistency", Scalar.PERCENT, "Share of references that hold."),
        field("timeliness", Scalar.PERCENT, "Share of publications on time."),
        field("quality_score", Scalar.PERCENT, "Mean of the declared dimensions."));
  }

  static Field schema() {
    return field(
        "schema",
        Fields.of(
                "schema",
                field("ref", Scalar.TEXT, "File that holds the schema, relative to this document."),
                field("format", Scalar.TEXT, "Format of that file or of the data."),
                field("version", Scalar.VERSION, "Version of the schema."),
                field("columns", new Shape.NamedList(columnName(), column()), "The columns."))
            .orWord("ref"),
        "Shape of the data.");
  }

  private static Scalar columnName() {
    return Scalar.TEXT;
  }

  private static Fields column() {
    return Fields.of(
        "column",
        field("name", columnName(), "Name of the column."),
        field("type", Scalar.TEXT, "Type of the column."),
        field("required", Scalar.FLAG, "Whether every row has a value."),
        field("primary_key", Scalar.FLAG, "Whether it belongs to the key of a row."),
        field("unique", Scalar.FLAG, "Whether no two rows share a value."),
        words("enum", Scalar.TEXT, "The allowed values."),
        field("description", Scalar.TEXT, "What it means."),
        field("classification", Names.WORDS, "How confidential it is."));
  }

  static Field validation() {
    return field(
        "validation",
        Fields.of(
            "validation",
            field(
                "schema_compatibility",
                Scalar.choice("backward", "forward", "full", "none"),
                "Changes that need no new agreement."),
            field(
                "breaking_change_notification",
                Scalar.DURATION,
                "Notice before a breaking change.")),
        "How changes are judged.");
  }

  static Field access() {
    return field(
        "access",
        Fields.of(
            "access",
            field(
                "default",
                Scalar.choice(Map.of("read", "allow", "none", "deny"), "deny", "allow"),
                "What applies to readers no grant names."),
            field("grants", new Shape.Rows(grant()), "Who may read."),
            field("read", Scalar.TEXT, "SQL that documents the access."),
            field("authentication", Scalar.TEXT, "How readers identify themselves.")),
        "Who may read the port.");
  }

  static Fields grant() {
    return Fields.of(
        "grant",
        field("domain", Names.WORDS, "Domain that is granted access."),
        field("role", Names.TITLE, "Role that is granted access."),
        field(
            "access",
            Scalar.choice(
                Map.of("READ", "read", "WRITE", "write", "READ_WRITE", "read_write"),
                "read",
                "write",
                "read_write"),
            "What is granted."));
  }
}
