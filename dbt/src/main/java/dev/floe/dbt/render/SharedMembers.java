package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.python.DataFunctions;
import dev.floe.dbt.python.PlainPython;
import dev.floe.dbt.python.PythonModules;
import dev.floe.jinja.datetime.PyDateTime;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyModule;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members that are the same for every template of a run. Made once; safe for threads. */
final class SharedMembers implements MemberSource {

  /** The version of dbt whose language is understood. */
  static final String DBT_VERSION = "1.12.0";

  private static final String METADATA_PREFIX = "DBT_ENV_CUSTOM_ENV_";

  private final Map<String, Object> members = new HashMap<>();

  SharedMembers(Invocation invocation) {
    DataFunctions.all().forEach(this::function);
    function("log", call -> log(call, invocation.log()));
    boolean printing = !Boolean.FALSE.equals(invocation.flags().get("PRINT"));
    function("print", call -> print(call, invocation.log(), printing));
    function("debug", call -> "");
    function("write", call -> "");
    function("return", SharedMembers::returnByAnotherName);
    members.put("modules", PythonModules.all(invocation.clock()));
    members.put("dbt_version", DBT_VERSION);
    members.put("invocation_id", invocation.id());
    members.put("run_started_at", PyDateTime.utc(invocation.startedAt()));
    members.put("flags", flags(invocation.flags()));
    members.put("dbt_metadata_envs", metadata(invocation));
    members.put("invocation_args_dict", arguments(invocation.flags()));
    members.put("selected_resources", PlainPython.list(invocation.selected()));
  }

  private void function(String name, PyCallable body) {
    members.put(name, new Function(name, body));
  }

  private static PyModule flags(Map<String, @Nullable Object> flags) {
    Map<String, Object> values = new LinkedHashMap<>();
    flags.forEach((name, value) -> values.put(name, PlainPython.of(value)));
    return new PyModule("flags", values);
  }

  private static PyDict arguments(Map<String, @Nullable Object> flags) {
    PyDict dict = new PyDict();
    flags.forEach(
        (name, value) -> dict.put(name.toLowerCase(java.util.Locale.ROOT), PlainPython.of(value)));
    return dict;
  }

  private static PyDict metadata(Invocation invocation) {
    PyDict envs = new PyDict();
    invocation.environmentNames().stream()
        .filter(name -> name.startsWith(METADATA_PREFIX))
        .sorted()
        .forEach(name ->
            invocation
                .environment()
                .apply(name)
                .ifPresent(value -> envs.put(name.substring(METADATA_PREFIX.length()), value)));
    return envs;
  }

  /** The engine ends a macro at a call written {@code return(…)}; a value cannot. */
  private static Object returnByAnotherName(Call call) {
    throw new RenderException(DbtCode.BAD_CALL, "return() is called by another name")
        .withHelp("write {% do return(value) %}");
  }

  private static Object log(Call call, Invocation.TemplateLog log) {
    @Nullable Object[] args = Signature.of("log", "msg", "info?").bind(call);
    String line = args[0] == null ? "" : Texts.str(args[0]);
    if (args[1] != null && Truth.of(args[1])) {
      log.info(line);
    } else {
      log.debug(line);
    }
    return "";
  }

  private static Object print(Call call, Invocation.TemplateLog log, boolean printing) {
    @Nullable Object[] args = Signature.of("print", "msg").bind(call);
    if (printing) {
      log.print(args[0] == null ? "" : Texts.str(args[0]));
    }
    return "";
  }

  @Override
  public @Nullable Object member(String name) {
    return name.equals("thread_id") ? Thread.currentThread().getName() : members.get(name);
  }
}
