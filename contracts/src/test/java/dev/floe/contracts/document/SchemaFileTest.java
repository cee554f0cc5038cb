package dev.floe.contracts.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.contracts.ContractCode;
import dev.floe.manifest.PortSchema;
import dev.floe.manifest.read.DocumentFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaFileTest {

  private static List<PortSchema.Column> read(String name, String text) {
    return SchemaFile.read(new DocumentFile(name, "", text.getBytes(StandardCharsets.UTF_8)))
        .value()
        .orElseThrow();
  }

  private static String brief(String name, String text) {
    return read(name, text).stream().map(SchemaFileTest::brief).collect(Collectors.joining("; "));
  }

  private static String brief(PortSchema.Column column) {
    return column.name().value()
        + column.type().map(type -> " " + type.value()).orElse("")
        + (column.required() ? " required" : "")
        + (column.primaryKey() ? " key" : "")
        + (column.allowedValues().isEmpty() ? "" : " " + column.allowedValues());
  }

  @Test
  void readsAJsonSchema() {
    assertThat(
            brief(
                "s.json",
                """
                {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
                \t"properties": {
                \t\t"id": {"type": "integer"},
                \t\t"amount": {"type": ["number", "null"]},
                \t\t"state": {"$ref": "#/$defs/state"},
                \t\t"at": {"type": "string", "format": "date-time"},
                \t\t"tags": {"type": "array", "items": {"type": "string"}},
                \t\t"any": {}},
                \t"required": ["id", "amount"],
                \t"$defs": {"state": {"type": "string", "enum": ["open", "done"]}}}
                """))
        .isEqualTo(
            "id any integer required; amount any number; state string [open, done]; "
                + "at any timestamp; tags any list; any");
  }

  @Test
  void readsTheRowsOfAListAndPlaces() {
    PortSchema.Column id =
        read("s.json", "{\"items\": {\"properties\":\n  {\"id\": {\"type\": \"boolean\"}}}}")
            .getFirst();
    assertThat(id.name().span().toString()).contains("s.json:2:4");
  }

  @Test
  void readsAnAvroRecord() {
    assertThat(
            brief(
                "s.avsc",
                """
                {"type": "record", "name": "Order", "fields": [
                  {"name": "id", "type": "long"},
                  {"name": "amount", "type": ["null", {"type": "bytes", "logicalType": "decimal",
                    "precision": 12, "scale": 2}], "doc": "in euro"},
                  {"name": "state", "type": {"type": "enum", "name": "State",
                    "symbols": ["OPEN", "DONE"]}},
                  {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                  {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                  {"name": "either", "type": ["int", "string"]}]}
                """))
        .isEqualTo(
            "id bigint required; amount decimal(12,2); state string required [OPEN, DONE]; "
                + "day date required; at any timestamp required; either required");
  }

  @Test
  void readsContractsOfBothKinds() {
    assertThat(
            brief(
                "c.yaml",
                """
                apiVersion: v3.1.0
                kind: DataContract
                id: x
                name: orders
                version: 1.0.0
                status: active
                schema:
                  - name: orders
                    properties:
                      - {name: id, logicalType: integer, required: true, primaryKey: true}
                """))
        .isEqualTo("id bigint required key");
    assertThat(
            brief(
                "c.yaml",
                """
                apiVersion: floe.dev/v1
                kind: DataContract
                metadata: {name: c, version: "1.0.0"}
                provider: {domain: a, product: b, port: c}
                schema: {columns: [{name: id, type: string, required: true}]}
                """))
        .isEqualTo("id string required");
  }

  @Test
  void readsListsOfColumns() {
    String expected = "id bigint required key; note string";
    assertThat(
            brief(
                "c.yaml",
                "columns:\n- {name: id, type: bigint, required: true, primary_key: true}\n"
                    + "- {name: note, type: string}\n"))
        .isEqualTo(expected);
    assertThat(
            brief(
                "c.yaml",
                "columns:\n  id: {type: bigint, required: true, primary_key: true}\n"
                    + "  note: string\n"))
        .isEqualTo(expected);
    assertThat(brief("c.yaml", "- {name: a, type: integer}\n- {name: b}\n"))
        .isEqualTo("a integer; b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text",
        "[]",
        "{\"type\": \"object\"}",
        "{\"$ref\": \"#/a\", \"a\": {\"$ref\": \"#/a\"}}"
      })
  void saysWhereThereAreNoColumns(String text) {
    var read =
        SchemaFile.read(new DocumentFile("s.json", "", text.getBytes(StandardCharsets.UTF_8)));
    assertThat(read.diagnostics())
        .extracting(one -> one.code())
        .containsExactly(ContractCode.NOT_A_SCHEMA);
  }
}
