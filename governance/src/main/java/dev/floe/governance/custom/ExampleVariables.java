package dev.floe.governance.custom;

import dev.floe.diagnostics.Suggestion;
import dev.floe.governance.custom.Vocabulary.Field;
import dev.floe.governance.custom.Vocabulary.Kind;
import dev.floe.governance.custom.Vocabulary.Plain;
import dev.floe.governance.custom.Vocabulary.Records;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An example of a manifest as the variables of an expression: {@code {model: {layer: gold}}}. What
 * it does not say is empty.
 */
final class ExampleVariables {

  private final Map<String, Object> values = new HashMap<>();
  private final List<Mistake> mistakes = new ArrayList<>();

  /** What does not fit, and what to write instead. */
  record Mistake(String message, String help) {}

  ExampleVariables(PolicyTarget target, @Nullable Object written) {
    target.variables().forEach(name -> values.put(name, Vocabulary.empty(name)));
    if (!(written instanceof Map<?, ?> example)) {
      mistakes.add(
          new Mistake(
              "is no mapping", "write {" + target.word() + ": {…}} with what matters to the rule"));
      return;
    }
    example.forEach((key, value) -> {
      String name = String.valueOf(key);
      if (target.variables().contains(name)) {
        values.put(name, record(name, value, name));
      } else {
        mistakes.add(
            new Mistake(
                "speaks of '" + name + "', which a policy for a " + target.word() + " cannot see",
                Suggestion.help(name, target.variables())));
      }
    });
  }

  Map<String, Object> values() {
    return values;
  }

  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }

  private Map<String, Object> record(String type, @Nullable Object written, String path) {
    Map<String, Object> record = new LinkedHashMap<>(Vocabulary.empty(type));
    if (!(written instanceof Map<?, ?> fields)) {
      if (written != null) {
        wrong(path, "a mapping");
      }
      return record;
    }
    fields.forEach((key, value) -> {
      String name = String.valueOf(key);
      Optional<Field> field = Vocabulary.field(type, name);
      if (field.isEmpty()) {
        mistakes.add(
            new Mistake(
                "says '" + path + "." + name + "', but there is no such field",
                Suggestion.help(name, Vocabulary.fields(type).stream().map(Field::name).toList())));
      } else {
        record.put(name, value(field.get().kind(), value, path + "." + name));
      }
    });
    return record;
  }

  private Object value(Kind kind, @Nullable Object written, String path) {
    return switch (kind) {
      case Plain plain -> plain(plain, written, path);
      case Records(String type) -> records(type, written, path);
    };
  }

  private Object plain(Plain kind, @Nullable Object written, String path) {
    boolean fits =
        switch (kind) {
          case TEXT -> written instanceof String || written instanceof Number;
          case FLAG -> written instanceof Boolean;
          case TEXTS -> written instanceof List<?>;
          case OBJECT -> written instanceof Map<?, ?>;
        };
    if (!fits || written == null) {
      wrong(path, "a " + kind.word());
      return kind.empty();
    }
    return switch (kind) {
      case TEXT -> written.toString();
      case TEXTS -> ((List<?>) written).stream().map(String::valueOf).toList();
      case FLAG, OBJECT -> Facts.plain(written);
    };
  }

  private List<Object> records(String type, @Nullable Object written, String path) {
    if (!(written instanceof List<?> list)) {
      wrong(path, "a list");
      return List.of();
    }
    List<Object> records = new ArrayList<>();
    list.forEach(one -> records.add(record(type, one, path + "[" + records.size() + "]")));
    return records;
  }

  private void wrong(String path, String expected) {
    mistakes.add(
        new Mistake("says '" + path + "', which must be " + expected, "write " + expected));
  }
}
