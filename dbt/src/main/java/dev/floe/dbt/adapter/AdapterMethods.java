package dev.floe.dbt.adapter;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyList;
import dev.floe.spi.SqlFailure;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The methods of an adapter by name. */
final class AdapterMethods {

  /** A method that asks a database. */
  @FunctionalInterface
  interface Body {

    Object call(Call call) throws SqlFailure;
  }

  /** What dbt's adapters leave to a macro of the same name and parameters. */
  private static final Set<String> MACROS =
      Set.of(
          "create_schema",
          "drop_relation",
          "drop_schema",
          "get_columns_in_relation",
          "list_relations_without_caching",
          "rename_relation",
          "truncate_relation");

  private final boolean parsing;
  private final MacroDispatch macros;
  private final Map<String, Object> members = new TreeMap<>();

  /**
   * @param parsing whether nothing may be asked
   */
  AdapterMethods(boolean parsing, MacroDispatch macros) {
    this.parsing = parsing;
    this.macros = macros;
  }

  Map<String, Object> members() {
    return members;
  }

  /** Something that is no method. */
  void put(String name, Object member) {
    members.put(name, member);
  }

  /** A method that needs no database. */
  void pure(String name, PyCallable body) {
    members.put(name, new Function(name, body));
  }

  /** A method that needs a database, and what it gives while parsing. */
  void asking(String name, Object whileParsing, Body body) {
    if (parsing) {
      pure(name, call -> whileParsing instanceof PyList ? new PyList() : whileParsing);
      return;
    }
    pure(
        name,
        call -> {
          Optional<PyCallable> macro =
              MACROS.contains(name) ? macros.overriding(name) : Optional.empty();
          if (macro.isPresent()) {
            return macro.get().call(call);
          }
          try {
            return body.call(call);
          } catch (SqlFailure failure) {
            throw SqlErrors.refused(failure, call.args().isEmpty() ? "" : call.args().getFirst());
          }
        });
  }
}
