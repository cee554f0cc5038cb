package dev.floe.artifacts;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.floe.diagnostics.render.JsonText;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The JSON Schema of {@code .floe/artifacts.json}, made of the records that are written: whoever
 * reads the file with another program has it exactly.
 */
public final class ArtifactsSchema {

  private final Map<String, Object> definitions = new TreeMap<>();

  private ArtifactsSchema() {}

  /** The schema as text. */
  public static String text() {
    ArtifactsSchema schema = new ArtifactsSchema();
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    root.put("$id", "https://floe.dev/schemas/v1/CompiledProduct.json");
    root.put("title", "CompiledProduct");
    root.put("description", "A compiled data product, format " + CompiledProduct.FORMAT_VERSION);
    root.putAll(schema.object(CompiledProduct.class));
    root.put("$defs", schema.definitions);
    return new JsonText().value(root) + "\n";
  }

  private Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return of(arguments[0]);
      }
      return raw == Map.class
          ? ordered("type", "object", "additionalProperties", of(arguments[1]))
          : ordered("type", "array", "items", of(arguments[0]));
    }
    return plain((Class<?>) type);
  }

  private Map<String, Object> plain(Class<?> type) {
    if (type == Object.class) {
      return Map.of();
    } else if (type == String.class) {
      return Map.of("type", "string");
    } else if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    } else if (type == int.class || type == Integer.class || type == Long.class) {
      return Map.of("type", "integer");
    } else if (type.isEnum()) {
      List<String> words = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
      return Map.of("enum", words);
    }
    return reference(type);
  }

  private Map<String, Object> reference(Class<?> type) {
    String name = type.getName().replaceFirst(".*\\.", "").replace('$', '.');
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of()); // what refers to itself finds it begun
      definitions.put(name, definition(type));
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  private Map<String, Object> definition(Class<?> type) {
    if (type.isSealed()) {
      return kinds(type);
    }
    if (!type.isRecord()) {
      throw new IllegalStateException("written and neither record nor sealed: " + type);
    }
    return ArtifactsJson.isWrittenAsArray(type) ? array(type) : object(type);
  }

  /** One of several records; a property tells which. */
  private Map<String, Object> kinds(Class<?> type) {
    Class<?> annotated = ArtifactsJson.annotationsOf(type);
    String property =
        Objects.requireNonNull(annotated.getAnnotation(JsonTypeInfo.class)).property();
    List<Object> all = new ArrayList<>();
    for (JsonSubTypes.Type kind :
        Objects.requireNonNull(annotated.getAnnotation(JsonSubTypes.class)).value()) {
      all.add(object(kind.value(), Map.of(property, Map.of("const", kind.name()))));
    }
    return Map.of("oneOf", all);
  }

  private Map<String, Object> object(Class<?> type) {
    return object(type, Map.of());
  }

  private Map<String, Object> object(Class<?> type, Map<String, Object> more) {
    Map<String, Object> properties = new LinkedHashMap<>(more);
    List<String> required = new ArrayList<>(more.keySet());
    for (RecordComponent component : type.getRecordComponents()) {
      properties.put(component.getName(), of(component.getGenericType()));
      if (component.getType() != Optional.class) {
        required.add(component.getName());
      }
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  /** Small and frequent: its components one after the other, without their names. */
  private Map<String, Object> array(Class<?> type) {
    List<Object> items = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      items.add(of(component.getGenericType()));
    }
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("type", "array");
    schema.put("prefixItems", items);
    schema.put("items", false);
    schema.put("minItems", items.size());
    return schema;
  }

  private static Map<String, Object> ordered(
      String first, Object value, String second, Object other) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(first, value);
    map.put(second, other);
    return map;
  }
}
