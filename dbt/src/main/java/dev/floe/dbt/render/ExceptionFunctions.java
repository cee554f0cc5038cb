package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code exceptions}: how templates refuse and warn. */
final class ExceptionFunctions {

  private static final List<String> REFUSALS =
      List.of(
          "raise_compiler_error",
          "raise_parsing_error",
          "raise_database_error",
          "raise_dependency_error",
          "raise_not_implemented",
          "raise_fail_fast_error",
          "raise_duplicate_resource_name",
          "raise_invalid_property_yml_version",
          "raise_dataclass_not_dict",
          "raise_ambiguous_alias",
          "raise_ambiguous_catalog_match",
          "raise_cache_inconsistent",
          "missing_config",
          "missing_materialization",
          "missing_relation",
          "relation_wrong_type",
          "invalid_type_error");

  private ExceptionFunctions() {}

  static PyModule all(List<Diagnostic> warnings) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (String name : REFUSALS) {
      members.put(name, new Function(name, call -> refuse(call)));
    }
    members.put(
        "warn",
        new Function(
            "warn",
            call -> {
              warnings.add(warning(message(call), call));
              return "";
            }));
    members.put(
        "column_type_missing",
        new Function("column_type_missing", ExceptionFunctions::typeMissing));
    members.put(
        "raise_contract_error", new Function("raise_contract_error", ExceptionFunctions::contract));
    return new PyModule("exceptions", members);
  }

  /** A template's warning, at the place of its call. */
  static Diagnostic warning(String message, Call call) {
    Diagnostic found = Diagnostic.at(DbtCode.WARNED, call.span(), oneLine(message));
    for (Note note : call.frame().callChain()) {
      found = found.withNote(note);
    }
    return found;
  }

  private static String message(Call call) {
    return call.find(0, "msg").map(Texts::str).orElse("no reason given");
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\n\\s*", " ");
  }

  private static RenderException refuse(Call call) {
    throw new RenderException(DbtCode.RAISED, oneLine(message(call)));
  }

  private static RenderException typeMissing(Call call) {
    String names =
        call.find(0, "column_names").filter(PyIterable.class::isInstance).stream()
            .flatMap(list -> dev.floe.jinja.value.Iteration.list(list).stream().map(Texts::str))
            .collect(java.util.stream.Collectors.joining(", "));
    throw new RenderException(DbtCode.RAISED, "the contract gives no data_type for: " + names)
        .withHelp("write data_type for every column of a model with an enforced contract");
  }

  private static RenderException contract(Call call) {
    Map<String, String> promised = columns(call, 0, "yaml_columns");
    Map<String, String> actual = columns(call, 1, "sql_columns");
    if (promised.isEmpty()) {
      throw new RenderException(
          DbtCode.RAISED, "an enforced contract needs columns with names and data types");
    }
    StringBuilder differences = new StringBuilder();
    promised.forEach((name, type) -> {
      String found = actual.get(name);
      if (found == null) {
        differences.append("; ").append(name).append(" is missing in the query");
      } else if (!found.equalsIgnoreCase(type)) {
        differences
            .append("; ")
            .append(name)
            .append(" is ")
            .append(found)
            .append(", promised was ")
            .append(type);
      }
    });
    actual.keySet().stream()
        .filter(name -> !promised.containsKey(name))
        .forEach(name -> differences.append("; ").append(name).append(" is not in the contract"));
    throw new RenderException(DbtCode.RAISED, "the query breaks its contract" + differences);
  }

  private static Map<String, String> columns(Call call, int index, String name) {
    Map<String, String> columns = new TreeMap<>();
    call.find(index, name)
        .filter(PyIterable.class::isInstance)
        .ifPresent(list ->
            dev.floe.jinja.value.Iteration.list(list)
                .forEach(item -> {
                  if (item instanceof PyDict column) {
                    columns.put(text(column, "name"), text(column, "data_type"));
                  }
                }));
    return columns;
  }

  private static String text(PyDict dict, String key) {
    Object value = dict.get(key);
    return value == null ? "" : Texts.str(value);
  }
}
