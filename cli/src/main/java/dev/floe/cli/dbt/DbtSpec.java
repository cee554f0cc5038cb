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
          "--printer-width",
          "--warn-error-options",
          "--log-format-file",
          "--log-level-file",
          "--log-file-max-bytes");

  /**
   * Switches about dbt's own caches and logs: accepted, because there is nothing like them here.
   */
  private static final List<String> WITHOUT_EFFECT =
      List.of(
          "--partial-parse",
          "--use-colors",
          "--use-colors-file",
          "--send-anonymous-usage-stats",
          "--version-check",
          "--static-parser",
          "--populate-cache",
          "--cache-selected-only",
          "--print",
          "--log-cache-events",
          "--use-experimental-parser",
          "--partial-parse-file-diff",
          "--show-resource-report",
          "--introspect",
          "--inject-ephemeral-ctes",
          "--debug");

  private DbtSpec() {}

  static CommandSpec of(Verb verb) {
    CommandSpec spec = Options.command(verb.summary() + ".", examples(verb));
    addGlobals(spec);
    switch (verb) {
      case PARSE -> {}
      case COMPILE -> {
        addSelection(spec);
        spec.addOption(Options.value("--inline", "SQL", "a query to render instead of nodes"));
        addOutput(spec);
      }
      case SEED -> {
        addSelection(spec);
        addExecution(spec);
        spec.addOption(Options.flag("--show", "show the first rows of each seed"));
      }
      case RUN -> {
        addSelection(spec);
        addExecution(spec);
        spec.addOption(Options.choice("--empty", "build relations without rows"));
      }
      case TEST -> {
        addSelection(spec);
        addExecution(spec);
        addStoreFailures(spec);
      }
      case BUILD -> {
        addSelection(spec);
        addExecution(spec);
        addStoreFailures(spec);
        addTypes(spec);
        spec.addOption(Options.choice("--empty", "build relations without rows"));
      }
      case LS -> {
        addSelection(spec);
        addTypes(spec);
        spec.addOption(Options.value("--output", "FORMAT", "selector, name, path or json"));
        spec.addOption(Options.values("--output-keys", "KEY", "the keys of --output json"));
      }
      case SHOW -> {
        addSelection(spec);
        spec.addOption(Options.value("--inline", "SQL", "a query to run instead of a model"));
        spec.addOption(Options.number("--limit", "N", "how many rows; 5 by default, -1 for all"));
        addOutput(spec);
      }
    }
    return spec;
  }

  private static String[] examples(Verb verb) {
    return switch (verb) {
      case PARSE -> new String[] {"floe dbt parse"};
      case COMPILE -> new String[] {"floe dbt compile -s +orders"};
      case SEED -> new String[] {"floe dbt seed --full-refresh"};
      case RUN -> new String[] {"floe dbt run -s staging+ --threads 8"};
      case TEST -> new String[] {"floe dbt test -s orders", "floe dbt test --exclude tag:slow"};
      case BUILD ->
          new String[] {
            "floe dbt build", "floe dbt build --target prod --vars '{day: 2026-01-31}' --fail-fast"
          };
      case LS -> new String[] {"floe dbt ls --resource-type model --output json"};
      case SHOW ->
          new String[] {
            "floe dbt show -s orders --limit 20",
            "floe dbt show --inline \"select count(*) from {{ ref('orders') }}\""
          };
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
        .addOption(Options.choice("-q, --quiet", "print errors and what was asked for alone"))
        .addOption(Options.choice("--warn-error", "take warnings for errors"))
        .addOption(Options.value("--log-format", "FORMAT", "text, json, debug or default"))
        .addOption(Options.choice("--write-json", "write target/*.json (the default)"));
    for (String name : WITHOUT_EFFECT) {
      spec.addOption(Options.hidden(name));
    }
    for (String name :
        List.of(
            "--log-level",
            "--log-path",
            "--printer-width",
            "--log-format-file",
            "--log-level-file",
            "--log-file-max-bytes")) {
      spec.addOption(Options.hiddenValue(name));
    }
  }

  private static void addSelection(CommandSpec spec) {
    spec.addOption(Options.values("-s, --select, -m, --models, --model", "NODES", "which nodes"))
        .addOption(Options.values("--exclude", "NODES", "but not these"))
        .addOption(Options.value("--selector", "NAME", "a selector of selectors.yml"))
        .addOption(
            Options.value("--indirect-selection", "MODE", "eager, cautious, buildable or empty"));
  }

  private static void addExecution(CommandSpec spec) {
    spec.addOption(Options.choice("-x, --fail-fast", "stop at the first failure"))
        .addOption(
            Options.choice(
                "-f, --full-refresh", "rebuild incremental models and seeds from nothing"));
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
