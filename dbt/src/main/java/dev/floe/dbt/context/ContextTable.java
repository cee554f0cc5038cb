package dev.floe.dbt.context;

import static dev.floe.dbt.context.Member.Kind.FUNCTION;
import static dev.floe.dbt.context.Member.Kind.OBJECT;
import static dev.floe.dbt.context.Member.Kind.VALUE;
import static dev.floe.dbt.context.Phase.COMPILE;
import static dev.floe.dbt.context.Phase.EXECUTE;
import static dev.floe.dbt.context.Phase.HOOK;
import static dev.floe.dbt.context.Phase.PARSE;
import static dev.floe.dbt.context.Phase.TEST;
import static dev.floe.dbt.context.Phase.YAML;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every name dbt gives to templates, and the phases in which it exists. Macros come on top. */
public final class ContextTable {

  private static final Set<Phase> ALWAYS = EnumSet.allOf(Phase.class);
  private static final Set<Phase> IN_SQL = EnumSet.complementOf(EnumSet.of(YAML));
  private static final Set<Phase> WITH_NODE = EnumSet.of(PARSE, COMPILE, EXECUTE, HOOK, TEST);
  private static final Set<Phase> RUNNING = EnumSet.of(EXECUTE, HOOK);

  private static final List<Member> MEMBERS =
      List.of(
          new Member(
              "builtins",
              OBJECT,
              ALWAYS,
              "the built-in functions, where a macro of the same name hides one"),
          new Member(
              "dbt_metadata_envs",
              VALUE,
              ALWAYS,
              "environment variables whose names start with DBT_ENV_CUSTOM_ENV_, without that prefix"),
          new Member(
              "dbt_version", VALUE, ALWAYS, "the version of dbt whose language is understood"),
          new Member("debug", FUNCTION, ALWAYS, "does nothing: there is no debugger to enter"),
          new Member(
              "diff_of_two_dicts",
              FUNCTION,
              ALWAYS,
              "what the first of two dicts of lists has more than the second"),
          new Member("env_var", FUNCTION, ALWAYS, "the value of an environment variable"),
          new Member("flags", OBJECT, ALWAYS, "the flags of the command"),
          new Member("fromjson", FUNCTION, ALWAYS, "reads JSON text"),
          new Member("fromyaml", FUNCTION, ALWAYS, "reads YAML text"),
          new Member("invocation_args_dict", VALUE, IN_SQL, "the arguments of the command"),
          new Member("invocation_id", VALUE, ALWAYS, "identifies this run of the program"),
          new Member("local_md5", FUNCTION, ALWAYS, "the MD5 of a text, in hexadecimal"),
          new Member(
              "log",
              FUNCTION,
              ALWAYS,
              "writes a line to the log, and to the terminal if info=true"),
          new Member(
              "modules", OBJECT, ALWAYS, "parts of Python's datetime, re, itertools and pytz"),
          new Member("print", FUNCTION, ALWAYS, "writes a line to the terminal"),
          new Member("return", FUNCTION, ALWAYS, "ends a macro with a value"),
          new Member("run_started_at", VALUE, ALWAYS, "when this run started, in UTC"),
          new Member("set", FUNCTION, ALWAYS, "a set of the items of an iterable, or a default"),
          new Member("set_strict", FUNCTION, ALWAYS, "a set of the items of an iterable"),
          new Member("thread_id", VALUE, ALWAYS, "the name of the thread that renders"),
          new Member("tojson", FUNCTION, ALWAYS, "writes a value as JSON"),
          new Member("toyaml", FUNCTION, ALWAYS, "writes a value as YAML"),
          new Member("var", FUNCTION, ALWAYS, "the value of a variable of the project"),
          new Member("zip", FUNCTION, ALWAYS, "pairs up the items of iterables, or a default"),
          new Member("zip_strict", FUNCTION, ALWAYS, "pairs up the items of iterables"),
          new Member("target", OBJECT, ALWAYS, "the chosen target of the profile"),
          new Member("project_name", VALUE, ALWAYS, "the name of the project that is run"),
          new Member("doc", FUNCTION, EnumSet.of(YAML), "the text of a doc block"),
          new Member("adapter", OBJECT, IN_SQL, "the database, as dbt's adapters present it"),
          new Member("adapter_macro", FUNCTION, IN_SQL, "the old form of adapter.dispatch"),
          new Member("api", OBJECT, IN_SQL, "the classes Relation and Column"),
          new Member("column", OBJECT, IN_SQL, "the class Column"),
          new Member("config", OBJECT, IN_SQL, "sets and reads the configuration of the node"),
          new Member("context", OBJECT, IN_SQL, "all of these names, by name"),
          new Member("database", VALUE, IN_SQL, "the database of the node, or of the target"),
          new Member("env", OBJECT, IN_SQL, "the same as target"),
          new Member("exceptions", OBJECT, IN_SQL, "functions that refuse or warn"),
          new Member("execute", VALUE, IN_SQL, "whether a database may be asked"),
          new Member("function", FUNCTION, IN_SQL, "refers to a user-defined function"),
          new Member("graph", OBJECT, IN_SQL, "every node of the project; empty while parsing"),
          new Member(
              "load_agate_table",
              FUNCTION,
              EnumSet.of(EXECUTE),
              "the rows of the seed that is being loaded"),
          new Member("load_result", FUNCTION, IN_SQL, "the result a statement stored under a name"),
          new Member("metric", FUNCTION, IN_SQL, "refers to a metric"),
          new Member("model", OBJECT, IN_SQL, "the node, as the manifest writes it"),
          new Member("ref", FUNCTION, IN_SQL, "refers to another node of the project"),
          new Member("render", FUNCTION, IN_SQL, "renders a text as a template"),
          new Member("schema", VALUE, IN_SQL, "the schema of the node, or of the target"),
          new Member("selected_resources", VALUE, IN_SQL, "the unique ids the command selected"),
          new Member("source", FUNCTION, IN_SQL, "refers to a table of a source"),
          new Member("store_raw_result", FUNCTION, IN_SQL, "stores a made-up result under a name"),
          new Member("store_result", FUNCTION, IN_SQL, "stores a result under a name"),
          new Member("sql_now", VALUE, IN_SQL, "the name of the function that tells the time"),
          new Member(
              "submit_python_job",
              FUNCTION,
              EnumSet.of(EXECUTE),
              "refused: Python models are not supported"),
          new Member(
              "try_or_compiler_error", FUNCTION, IN_SQL, "calls a function and words its failure"),
          new Member("validation", OBJECT, IN_SQL, "checks for configuration values"),
          new Member(
              "write", FUNCTION, IN_SQL, "does nothing: floe writes compiled files by itself"),
          new Member("this", OBJECT, WITH_NODE, "the relation of the node"),
          new Member(
              "defer_relation",
              OBJECT,
              RUNNING,
              "the relation of the node in the state that is deferred to"),
          new Member("compiled_code", VALUE, RUNNING, "the SQL of the node"),
          new Member("sql", VALUE, RUNNING, "the SQL of the node"),
          new Member("pre_hooks", VALUE, RUNNING, "the hooks before the node"),
          new Member("post_hooks", VALUE, RUNNING, "the hooks after the node"),
          new Member(
              "results", VALUE, EnumSet.of(HOOK), "what on-run-end hooks may know of the run"),
          new Member(
              "schemas", VALUE, EnumSet.of(HOOK), "the schemas the run wrote to (on-run-end)"),
          new Member(
              "database_schemas",
              VALUE,
              EnumSet.of(HOOK),
              "the (database, schema) pairs the run wrote to (on-run-end)"));

  /** What may be something else each time, or does something. */
  private static final Set<String> CHANGING =
      Set.of(
          "graph",
          "model",
          "flags",
          "invocation_id",
          "invocation_args_dict",
          "run_started_at",
          "selected_resources",
          "dbt_metadata_envs",
          "thread_id",
          "modules",
          "log",
          "print");

  private static final Map<String, Member> BY_NAME =
      MEMBERS.stream().collect(Collectors.toUnmodifiableMap(Member::name, Function.identity()));

  private ContextTable() {}

  /** All members, in the order they are documented. */
  public static List<Member> members() {
    return MEMBERS;
  }

  /** The member of that name. */
  public static Optional<Member> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Whether a template that uses the name may come out otherwise the next time. */
  public static boolean isChanging(String name) {
    return CHANGING.contains(name);
  }

  /** The table as Markdown: a row for each name, a column for each phase. */
  public static String toMarkdown() {
    StringBuilder text = new StringBuilder("| name | what it is |");
    for (Phase phase : Phase.values()) {
      text.append(' ').append(phase.word()).append(" |");
    }
    text.append("\n| --- | --- |").append(" :-: |".repeat(Phase.values().length)).append('\n');
    MEMBERS.forEach(member -> text.append(row(member)).append('\n'));
    return text.toString();
  }

  private static String row(Member member) {
    return Arrays.stream(Phase.values())
        .map(phase -> member.in(phase) ? "✓" : " ")
        .collect(
            Collectors.joining(
                " | ", "| `" + member.name() + "` | " + member.summary() + " | ", " |"));
  }
}
