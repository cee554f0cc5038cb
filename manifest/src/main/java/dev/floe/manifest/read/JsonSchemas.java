package dev.floe.manifest.read;

import dev.floe.diagnostics.render.JsonText;
import dev.floe.manifest.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** JSON Schemas of the documents, printed from the shapes that read them. */
public final class JsonSchemas {

  private static final Map<String, Object> EXTENSION = Map.of("^x-", Map.of());

  private JsonSchemas() {}

  /** The schema of a kind of document, as text for editors. */
  public static String of(Kind kind) {
    Shape.Fields shape =
        switch (kind) {
          case MANIFEST -> ManifestShape.SHAPE;
          case DATA_PRODUCT -> ProductShape.SHAPE;
          case DATA_CONTRACT -> ContractShape.SHAPE;
        };
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("$id", "https://floe.dev/schemas/v1/" + kind.word() + ".json");
    schema.put("title", kind.word());
    schema.putAll(object(shape));
    return new JsonText().value(schema) + "\n";
  }

  private static Map<String, Object> schema(Shape shape) {
    return switch (shape) {
      case Shape.Word(Scalar scalar) -> word(scalar);
      case Shape.Words(Scalar scalar) -> anyOf(array(word(scalar)), word(scalar), nothing());
      case Shape.Named(Scalar names, Shape value) -> named(names, value);
      case Shape.NamedList list -> namedList(list.section());
      case Shape.Rows(Shape.Fields section) ->
          anyOf(array(fields(section)), fields(section), nothing());
      case Shape.Anything anything -> Map.of();
      case Shape.Whole whole -> Map.of();
      case Shape.Fields section -> anyOf(fields(section), nothing());
    };
  }

  /** Sorted, so that the text is the same each time. */
  private static Map<String, Object> word(Scalar scalar) {
    return new TreeMap<>(scalar.schema());
  }

  private static Map<String, Object> nothing() {
    return Map.of("type", "null");
  }

  private static Map<String, Object> array(Map<String, Object> items) {
    return ordered("type", "array", "items", items);
  }

  private static Map<String, Object> named(Scalar names, Shape value) {
    Map<String, Object> schema = ordered("type", "object", "propertyNames", word(names));
    schema.put("additionalProperties", schema(value));
    return anyOf(schema, nothing());
  }

  private static Map<String, Object> namedList(Shape.Fields section) {
    Map<String, Object> item = object(section);
    List<String> names = section.field("name").orElseThrow().names().toList();
    if (names.size() == 1) {
      item.put("required", names);
    } else {
      item.put("anyOf", names.stream().map(name -> Map.of("required", List.of(name))).toList());
    }
    return anyOf(array(item), nothing());
  }

  /** A section, and the bare word it may be written as. */
  private static Map<String, Object> fields(Shape.Fields section) {
    Optional<Shape.Field> bare = section.scalarField().flatMap(section::field);
    return bare.map(field -> anyOf(object(section), schema(field.shape())))
        .orElseGet(() -> object(section));
  }

  private static Map<String, Object> object(Shape.Fields section) {
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Shape.Field field : section.fields()) {
      if (field.refusal().isEmpty()) {
        field.names().forEach(name -> properties.put(name, property(field, name)));
      }
    }
    Map<String, Object> patterns = new LinkedHashMap<>(EXTENSION);
    section
        .suffix()
        .filter(suffix -> !suffix.ending().isEmpty())
        .ifPresent(suffix -> patterns.put("^.+" + suffix.ending() + "$", schema(suffix.shape())));
    Map<String, Object> schema = ordered("type", "object", "properties", properties);
    schema.put("patternProperties", patterns);
    schema.put("additionalProperties", others(section));
    return schema;
  }

  /** What keys of other names may hold, or whether there may be any. */
  private static Object others(Shape.Fields section) {
    return section
        .suffix()
        .filter(suffix -> suffix.ending().isEmpty())
        .<Object>map(suffix -> schema(suffix.shape()))
        .orElse(section.restField().isPresent());
  }

  private static Map<String, Object> property(Shape.Field field, String name) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put(
        "description",
        name.equals(field.name()) ? field.doc() : "Same as " + field.name() + ". " + field.doc());
    schema.putAll(schema(field.shape()));
    return schema;
  }

  @SafeVarargs
  private static Map<String, Object> anyOf(Map<String, Object>... choices) {
    List<Object> all = new ArrayList<>();
    for (Map<String, Object> choice : choices) {
      Object inner = choice.size() == 1 ? choice.get("anyOf") : null;
      if (inner instanceof List<?> list) {
        all.addAll(list);
      } else {
        all.add(choice);
      }
    }
    return ordered("anyOf", all.stream().distinct().toList());
  }

  /** Keys and values in turn; the order is that of the arguments. */
  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i].toString(), keysAndValues[i + 1]);
    }
    return map;
  }
}
