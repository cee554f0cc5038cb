package dev.floe.artifacts;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads and writes {@code .floe/artifacts.json}. Equal products give equal bytes: UTF-8, two spaces
 * of indentation, '\n', keys in a fixed order.
 */
public final class ArtifactsJson {

  /** How types that know nothing of JSON are written. */
  private static final Map<Class<?>, Class<?>> ANNOTATIONS =
      Map.of(
          Position.class, AsArray.class,
          SourceRun.class, AsArray.class,
          SqlBody.class, SqlBodyKinds.class,
          Node.class, NodeKinds.class,
          NodeColumns.class, NodeColumnsKinds.class,
          ColumnLineage.class, LineageKinds.class,
          Type.class, TypeKinds.class);

  private static final JsonMapper MAPPER = mapper();

  /** The fields that tell where something is written. */
  private static final List<String> PLACES = List.of("declaredAt", "span", "runs");

  private ArtifactsJson() {}

  /** The document as bytes, ending in a line feed. */
  public static byte[] write(CompiledProduct product) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    String text =
        MAPPER
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(indenter))
            .writeValueAsString(product);
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a document.
   *
   * @param file its path, for messages
   */
  public static Result<CompiledProduct> read(String file, byte[] bytes) {
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      String version = tree.path("formatVersion").asString("");
      if (!major(version).equals(major(CompiledProduct.FORMAT_VERSION))) {
        return Result.failed(foreign(file, version));
      }
      return Result.ok(MAPPER.treeToValue(tree, CompiledProduct.class));
    } catch (JacksonException e) {
      return Result.failed(
          Diagnostic.at(
                  ArtifactsCode.DAMAGED,
                  Span.file(file),
                  "the compiled product cannot be read: " + e.getOriginalMessage())
              .withHelp("compile again: floe compile"));
    }
  }

  /**
   * A digest of what a node is and does. Where its parts are written does not count: a comment
   * above it or a line more changes nothing.
   */
  public static String digest(Node node) {
    JsonNode tree = MAPPER.valueToTree(node);
    withoutPlaces(tree);
    return Digests.sha256(MAPPER.writeValueAsBytes(tree));
  }

  private static void withoutPlaces(JsonNode tree) {
    if (tree instanceof ObjectNode object) {
      object.remove(PLACES);
    }
    tree.forEach(ArtifactsJson::withoutPlaces);
  }

  private static Diagnostic foreign(String file, String version) {
    String said = version.isEmpty() ? "has no format version" : "has format version " + version;
    return Diagnostic.at(
            ArtifactsCode.FOREIGN_VERSION,
            Span.file(file),
            "the compiled product " + said + "; this floe reads " + CompiledProduct.FORMAT_VERSION)
        .withHelp("compile again with this floe: floe compile");
  }

  private static String major(String version) {
    int dot = version.indexOf('.');
    return dot < 0 ? version : version.substring(0, dot);
  }

  private static JsonMapper mapper() {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_LONG_FOR_INTS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .changeDefaultPropertyInclusion(
                value -> value.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    ANNOTATIONS.forEach(builder::addMixIn);
    return builder.build();
  }

  /** What carries the annotations of a type. */
  static Class<?> annotationsOf(Class<?> type) {
    return ANNOTATIONS.getOrDefault(type, type);
  }

  static boolean isWrittenAsArray(Class<?> type) {
    return annotationsOf(type) == AsArray.class;
  }

  @JsonFormat(shape = JsonFormat.Shape.ARRAY)
  private interface AsArray {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SqlBody.Static.class, name = "static"),
    @JsonSubTypes.Type(value = SqlBody.Deferred.class, name = "deferred")
  })
  private interface SqlBodyKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Node.Source.class, name = "source"),
    @JsonSubTypes.Type(value = Node.Seed.class, name = "seed"),
    @JsonSubTypes.Type(value = Node.Model.class, name = "model"),
    @JsonSubTypes.Type(value = Node.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = Node.Test.class, name = "test"),
    @JsonSubTypes.Type(value = Node.UnitTest.class, name = "unit_test")
  })
  private interface NodeKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = NodeColumns.Bound.class, name = "bound"),
    @JsonSubTypes.Type(value = NodeColumns.Unknown.class, name = "unknown")
  })
  private interface NodeColumnsKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = ColumnLineage.Known.class, name = "known"),
    @JsonSubTypes.Type(value = ColumnLineage.Unknown.class, name = "unknown")
  })
  private interface LineageKinds {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Type.Scalar.class, name = "scalar"),
    @JsonSubTypes.Type(value = Type.Decimal.class, name = "decimal"),
    @JsonSubTypes.Type(value = Type.ListOf.class, name = "list"),
    @JsonSubTypes.Type(value = Type.Struct.class, name = "struct"),
    @JsonSubTypes.Type(value = Type.MapOf.class, name = "map"),
    @JsonSubTypes.Type(value = Type.Enumeration.class, name = "enum"),
    @JsonSubTypes.Type(value = Type.Native.class, name = "native"),
    @JsonSubTypes.Type(value = Type.Unknown.class, name = "unknown")
  })
  private interface TypeKinds {}
}
