package dev.floe.dbt.artifact;

import dev.floe.dbt.config.PlainValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields a mapping has, in order. What else it has is left out, what it lacks has the value its
 * field says; lists have the form of their elements.
 */
record Form(List<Field> fields) {

  /**
   * @param otherwise the value where there is none
   * @param form of the mapping, or mappings, that it holds; {@code null} if it may hold anything
   */
  record Field(String name, @Nullable Object otherwise, @Nullable Form form) {}

  Form {
    fields = List.copyOf(fields);
  }

  /** Fields that hold anything, and nothing where nothing is written. */
  static Form of(String... names) {
    Form form = new Form(List.of());
    for (String name : names) {
      form = form.with(name, null, null);
    }
    return form;
  }

  /** With a field that has a value where nothing is written. */
  Form or(String name, Object otherwise) {
    return with(name, otherwise, null);
  }

  /** With a field that holds a mapping, or nothing. */
  Form one(String name, Form form) {
    return with(name, null, form);
  }

  /** With a field that holds a list of mappings. */
  Form many(String name, Form form) {
    return with(name, List.of(), form);
  }

  /** With fields that hold anything. */
  Form and(String... names) {
    Form form = this;
    for (String name : names) {
      form = form.with(name, null, null);
    }
    return form;
  }

  private Form with(String name, @Nullable Object otherwise, @Nullable Form form) {
    List<Field> all = new ArrayList<>(fields);
    all.add(new Field(name, otherwise, form));
    return new Form(all);
  }

  /** A mapping in this form. */
  Map<String, @Nullable Object> fill(Map<String, @Nullable Object> written) {
    Map<String, @Nullable Object> filled = new LinkedHashMap<>();
    for (Field field : fields) {
      Object value = written.get(field.name());
      filled.put(
          field.name(),
          value == null
              ? field.otherwise()
              : field.form() == null ? value : field.form().each(value));
    }
    return filled;
  }

  private Object each(Object value) {
    return value instanceof List<?> list
        ? list.stream().map(one -> fill(PlainValues.mapping(one))).toList()
        : fill(PlainValues.mapping(value));
  }
}
