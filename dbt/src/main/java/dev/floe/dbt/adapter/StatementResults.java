package dev.floe.dbt.adapter;

import dev.floe.dbt.DbtCode;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The results that statements of one rendering stored under names. Belongs to one thread. */
public final class StatementResults {

  /** The statement of a materialization, which whoever called it may want as well. */
  private static final String MAIN = "main";

  private final Map<String, PyDict> results = new HashMap<>();
  private final Set<String> loaded = new HashSet<>();

  /** {@code load_result(name)}. */
  public Object load(Call call) {
    String name = Texts.str(required(Signature.of("load_result", "name").bind(call)[0]));
    PyDict found = results.get(name);
    if (found != null && !name.equals(MAIN) && !loaded.add(name)) {
      throw new RenderException(
              DbtCode.BAD_CALL,
              "The 'statement' result named '" + name + "' has already been loaded into a variable")
          .withHelp("keep the result: {% set result = load_result('" + name + "') %}");
    }
    return found == null ? None.NONE : found;
  }

  /** {@code store_result(name, response, agate_table)}. */
  public Object store(Call call) {
    @Nullable Object[] args =
        Signature.of("store_result", "name", "response", "agate_table?").bind(call);
    put(Texts.str(required(args[0])), required(args[1]), args[2]);
    return "";
  }

  /** {@code store_raw_result(name, message, code, rows_affected, agate_table)}. */
  public Object storeRaw(Call call) {
    @Nullable Object[] args =
        Signature.of(
                "store_raw_result", "name", "message?", "code?", "rows_affected?", "agate_table?")
            .bind(call);
    PyResponse response =
        new PyResponse(text(args[1]), text(args[2]), args[3] instanceof Long rows ? rows : -1L);
    put(Texts.str(required(args[0])), response, args[4]);
    return "";
  }

  private static String text(@Nullable Object argument) {
    return argument == null || Arguments.absent(argument) ? "" : Texts.str(argument);
  }

  private static Object required(@Nullable Object argument) {
    return argument == null ? None.NONE : argument;
  }

  private void put(String name, Object response, @Nullable Object table) {
    PyDict result = new PyDict();
    result.put("response", response);
    result.put("data", table instanceof PyTable rows ? rows.data() : new PyList());
    result.put("table", table == null ? None.NONE : table);
    results.put(name, result);
    loaded.remove(name);
  }

  /** What a statement of that name got, if there was one. */
  public Optional<PyDict> find(String name) {
    return Optional.ofNullable(results.get(name));
  }
}
