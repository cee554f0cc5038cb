package dev.floe.cli.dbt;

import dev.floe.cli.command.Options;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;

/** dbt's flags, subcommand by subcommand. */
public final class DbtSpec {

  /** dbt's global options that take a value: they may stand before the subcommand. */
  public static final Set<String> VALUED =
      Set.of(
          "--project-dir",
          "--profiles-dir",
          "--profile",
          "--target",
          "-t",
          "--target-path",
          "--log-format",
          "--log-level",
          "--log-path",
          "--vars",
          "--threads",
          "--lock-timeout",
          "--printer-width",
          "--warn-error-options",
          "--log-format-file",
          "--log-level-file",
          "--log-file-max-bytes",
          "--sqlparse",
          "--record-timing-info",
          "-r",
          "--state",
          "--defer-state");

  /** Switches about dbt's own caches: accepted, because there is nothing like them here. */
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "--use-colors",
          "--use-colors-file",
          "--send-anonymous-usage-stats",
          "--static-parser",
          "--populate-cache",
          "--cache-selected-only",
          "--log-cache-events",
          "--use-experimental-parser",
          "--use-fast-test-edges",
          "--partial-parse-file-diff",
          "--show-resource-report",
          "--introspect",
          "--inject-ephemeral-ctes",
          "--macro-debugging",
          "--single-threaded",
          "--show-all-deprecations",
          "--upload-to-artifacts-ingest-api");

  private DbtSpec() {}

  /** What a subcommand understands. */
  public static CommandSpec of(Verb verb) {
    CommandSpec spec = Options.command(verb.summary() + ".", examples(verb));
    addOwn(spec, verb);
    addGlobals(spec);
    return spec;
  }

  private static void addOwn(CommandSpec spec, Verb verb) {
    switch (verb) {
      case PARSE -> {}
      case COMPILE -> {
        addSelection(spec);
        addState(spec);
        addTypes(spec);
        spec.addOption(Options.value("--inline", "SQL", "a query to render instead of nodes"));
        spec.addOption(
            Options.choice("--introspect", "let templates ask the database (the default)"));
        addFullRefresh(spec);
        spec.addOption(Options.choice("--empty", "read no rows of what nodes refer to"));
        addOutput(spec);
      }
      case SEED -> {
        addSelection(spec);
        addState(spec);
        addExecution(spec);
        spec.addOption(Options.flag("--show", "show the first rows of each seed"));
        spec.addOption(Options.choice("--empty", "build relations without rows"));
      }
      case RUN -> {
        addSelection(spec);
        addState(spec);
        addExecution(spec);
        addRows(spec);
        addEvents(spec);
      }
      case TEST -> {
        addSelection(spec);
        addState(spec);
        addTypes(spec);
        addExecution(spec);
        addStoreFailures(spec);
      }
      case SNAPSHOT -> {
        addSelection(spec);
        addState(spec);
        addExecution(spec);
        spec.addOption(Options.choice("--empty", "build relations without rows"));
      }
      case BUILD -> {
        addSelection(spec);
        addState(spec);
        addExecution(spec);
        addStoreFailures(spec);
        addTypes(spec);
        addRows(spec);
        addEvents(spec);
        spec.addOption(Options.flag("--show", "show the first rows of each seed"));
        spec.addOption(Options.hidden("--export-saved-queries"));
      }
      case LS -> {
        addSelection(spec, "-s, --select");
        spec.addOption(Options.values("-m, --models, --model", "NODES", "which models"));
        addState(spec);
        addTypes(spec);
        spec.addOption(Options.value("--output", "FORMAT", "selector, name, path or json"));
        spec.addOption(Options.values("--output-keys", "KEY", "the keys of --output json"));
      }
      case SHOW -> {
        addSelection(spec);
        addState(spec);
        spec.addOption(Options.value("--inline", "SQL", "a query to run instead of a model"));
        spec.addOption(Options.value("--inline-direct", "SQL", "the same, without templates"));
        spec.addOption(Options.number("--limit", "N", "how many rows; 5 by default, -1 for all"));
        addFullRefresh(spec);
        addOutput(spec);
      }
      case RUN_OPERATION -> {
        spec.addPositional(Options.argument("MACRO", true, "the macro: name or package.name"));
        spec.addOption(Options.value("--args", "YAML", "its arguments: '{name: value}'"));
        spec.addOption(Options.value("--sql", "SQL", "statements to execute instead of a macro"));
      }
      case CLONE -> {
        addSelection(spec);
        addState(spec);
        addTypes(spec);
        addFullRefresh(spec);
      }
      case RETRY -> {
        spec.addOption(Options.value("--state", "DIR", "the folder with run_results.json"));
        addExecution(spec);
      }
      case FRESHNESS -> {
        addSelection(spec);
        addState(spec);
        spec.addOption(Options.value("-o, --output", "FILE", "instead of target/sources.json"));
      }
      case GENERATE -> {
        addSelection(spec);
        addState(spec);
        spec.addOption(Options.choice("--compile", "compile first (the default)"));
        spec.addOption(Options.choice("--empty-catalog", "do not look into the database"));
        spec.addOption(Options.choice("--static", "put everything into static_index.html"));
      }
      case SERVE -> {
        spec.addOption(Options.value("--host", "HOST", "127.0.0.1 by default"));
        spec.addOption(Options.number("--port", "N", "8080 by default"));
        spec.addOption(Options.hidden("--browser"));
      }
      case DEPS -> {
        spec.addOption(Options.flag("--lock", "write package-lock.yml and install nothing"));
        spec.addOption(Options.flag("--upgrade", "take the newest versions that are allowed"));
        spec.addOption(Options.value("--add-package", "NAME[@VERSION]", "add it to packages.yml"));
        spec.addOption(Options.value("--source", "KIND", "hub, git or local"));
        spec.addOption(Options.hidden("--dry-run"));
      }
      case DEBUG ->
          spec.addOption(Options.flag("--connection", "check the connection alone"))
              .addOption(Options.flag("--config-dir", "print the folder with profiles.yml"));
      case CLEAN ->
          spec.addOption(
              Options.choice("--clean-project-files-only", "delete nothing outside (the default)"));
      case INIT -> {
        spec.addPositional(Options.argument("NAME", false, "the project; also its folder"));
        spec.addOption(Options.choice("-s, --skip-profile-setup", "write no profiles.yml"));
      }
    }
  }

  private static String[] examples(Verb verb) {
    return switch (verb) {
      case PARSE -> new String[] {"floe dbt parse"};
      case COMPILE ->
          new String[] {
            "floe dbt compile -s +orders",
            "floe dbt compile --inline \"select * from {{ ref('orders') }}\""
          };
      case SEED -> new String[] {"floe dbt seed --full-refresh"};
      case RUN ->
          new String[] {
            "floe dbt run -s staging+ --threads 8",
            "floe dbt run -s state:modified+ --defer --state last-run"
          };
      case TEST -> new String[] {"floe dbt test -s orders", "floe dbt test --exclude tag:slow"};
      case SNAPSHOT -> new String[] {"floe dbt snapshot -s orders_history"};
      case BUILD ->
          new String[] {
            "floe dbt build", "floe dbt build --target prod --vars '{day: 2026-01-31}' --fail-fast"
          };
      case LS ->
          new String[] {"floe dbt ls --resource-type model --output json --output-keys name tags"};
      case SHOW ->
          new String[] {
            "floe dbt show -s orders --limit 20",
            "floe dbt show --inline \"select count(*) from {{ ref('orders') }}\""
          };
      case RUN_OPERATION ->
          new String[] {"floe dbt run-operation grant_select --args '{role: reporter}'"};
      case CLONE -> new String[] {"floe dbt clone --state last-run"};
      case RETRY -> new String[] {"floe dbt retry", "floe dbt retry --state last-run"};
      case FRESHNESS ->
          new String[] {"floe dbt source freshness", "floe dbt source freshness -s source:raw"};
      case GENERATE -> new String[] {"floe dbt docs generate", "floe dbt docs generate --static"};
      case SERVE -> new String[] {"floe dbt docs serve --port 8001"};
      case DEPS ->
          new String[] {"floe dbt deps", "floe dbt deps --add-package dbt-labs/dbt_utils@1.3.0"};
      case DEBUG -> new String[] {"floe dbt debug", "floe dbt debug --connection"};
      case CLEAN -> new String[] {"floe dbt clean"};
      case INIT -> new String[] {"floe dbt init shop"};
    };
  }

  private static void addGlobals(CommandSpec spec) {
    spec.addOption(Options.value("--project-dir", "DIR", "the folder with dbt_project.yml"))
        .addOption(Options.value("--profiles-dir", "DIR", "the folder with profiles.yml"))
        .addOption(Options.value("--profile", "NAME", "the profile, instead of the project's own"))
        .addOption(Options.value("-t, --target", "NAME", "the target of the profile"))
        .addOption(Options.value("--target-path", "DIR", "where to write; 'target' by default"))
        .addOption(Options.value("--vars", "YAML", "variables: '{name: value}'"))
        .addOption(Options.number("--threads", "N", "how many nodes run at the same time"))
        .addOption(
            Options.number(
                "--lock-timeout", "SECONDS", "how long to wait for another process's database; 0"))
        .addOption(Options.choice("-q, --quiet", "print errors and what was asked for alone"))
        .addOption(Options.choice("-d, --debug", "print everything"))
        .addOption(Options.choice("--warn-error", "take warnings for errors"))
        .addOption(
            Options.value("--warn-error-options", "YAML", "which ones: '{error: all, warn: [..]}'"))
        .addOption(Options.choice("--print", "print what templates print (the default)"))
        .addOption(Options.choice("--version-check", "heed require-dbt-version (the default)"))
        .addOption(Options.value("--log-format", "FORMAT", "text, json, debug or default"))
        .addOption(Options.value("--log-level", "LEVEL", "debug, info, warn, error or none"))
        .addOption(Options.value("--log-path", "DIR", "where dbt.log is; 'logs' by default"))
        .addOption(Options.value("--log-level-file", "LEVEL", "none: write no dbt.log"))
        .addOption(Options.choice("--write-json", "write target/*.json (the default)"))
        .addOption(
            Options.choice(
                "--partial-parse", "render only what changed since the last parse (the default)"));
    for (String name : WITHOUT_EFFECT) {
      if (spec.findOption(name) == null) {
        spec.addOption(Options.hidden(name));
      }
    }
    for (String name :
        List.of(
            "--printer-width",
            "--log-format-file",
            "--log-file-max-bytes",
            "--sqlparse",
            "-r, --record-timing-info")) {
      spec.addOption(Options.hiddenValue(name));
    }
    if (spec.findOption("--fail-fast") == null) {
      spec.addOption(Options.hidden("-x, --fail-fast"));
    }
  }

  private static void addSelection(CommandSpec spec) {
    addSelection(spec, "-s, --select, -m, --models, --model");
  }

  private static void addSelection(CommandSpec spec, String names) {
    spec.addOption(Options.values(names, "NODES", "which nodes"))
        .addOption(Options.values("--exclude", "NODES", "but not these"))
        .addOption(Options.value("--selector", "NAME", "a selector of selectors.yml"))
        .addOption(
            Options.value("--indirect-selection", "MODE", "eager, cautious, buildable or empty"));
  }

  private static void addState(CommandSpec spec) {
    spec.addOption(
            Options.value("--state", "DIR", "a folder with the manifest.json to compare with"))
        .addOption(Options.choice("--defer", "read what is not here from where the state has it"))
        .addOption(Options.value("--defer-state", "DIR", "another manifest.json for --defer"))
        .addOption(
            Options.choice(
                "--favor-state", "with --defer: even where it is here, unless selected"));
  }

  private static void addExecution(CommandSpec spec) {
    spec.addOption(Options.choice("-x, --fail-fast", "stop at the first failure"));
    addFullRefresh(spec);
  }

  private static void addFullRefresh(CommandSpec spec) {
    spec.addOption(
        Options.choice("-f, --full-refresh", "rebuild incremental models and seeds from nothing"));
  }

  private static void addRows(CommandSpec spec) {
    spec.addOption(Options.choice("--empty", "build relations without rows"))
        .addOption(
            Options.value(
                "--sample", "WINDOW", "the latest rows alone: '3 days', '{start: .., end: ..}'"));
  }

  private static void addEvents(CommandSpec spec) {
    spec.addOption(
            Options.value("--event-time-start", "TIME", "microbatch models: the first batch"))
        .addOption(
            Options.value("--event-time-end", "TIME", "microbatch models: where batches end"));
  }

  private static void addStoreFailures(CommandSpec spec) {
    spec.addOption(Options.choice("--store-failures", "keep the rows that fail a test"));
  }

  private static void addTypes(CommandSpec spec) {
    spec.addOption(Options.values("--resource-type, --resource-types", "TYPE", "only such nodes"))
        .addOption(
            Options.values(
                "--exclude-resource-type, --exclude-resource-types", "TYPE", "no such nodes"));
  }

  private static void addOutput(CommandSpec spec) {
    spec.addOption(Options.value("--output", "FORMAT", "text (default) or json"));
  }
}
