package dev.floe.cli.dbt;

import java.util.Locale;
import java.util.Optional;

/** A subcommand of dbt. */
public enum Verb {
  PARSE("Read the project and write target/manifest.json"),
  COMPILE("Render the SQL of nodes into target/compiled"),
  SEED("Load CSV files"),
  RUN("Build models"),
  TEST("Run tests"),
  SNAPSHOT("Keep history of changing tables"),
  BUILD("Load seeds, build models and snapshots and run tests, in the order of the graph"),
  LS("List the nodes of the project"),
  SHOW("Show the first rows of a model or a query"),
  RUN_OPERATION("Run a macro"),
  CLONE("Make relations that read those of another environment"),
  RETRY("Run again what failed in the last command"),
  FRESHNESS("Check how fresh the tables of sources are", "source"),
  GENERATE("Write target/catalog.json and the page that shows it", "docs"),
  SERVE("Show the documentation in a browser", "docs"),
  DEPS("Install the packages the project asks for"),
  DEBUG("Check the project, the profile and the connection"),
  CLEAN("Delete what commands have written"),
  INIT("Begin a dbt project");

  private final String summary;
  private final String group;

  Verb(String summary) {
    this(summary, "");
  }

  Verb(String summary, String group) {
    this.summary = summary;
    this.group = group;
  }

  /** As it is typed, without the word of its group. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The word that is typed before it: {@code docs} of {@code docs generate}. */
  public Optional<String> group() {
    return Optional.of(group).filter(word -> !word.isEmpty());
  }

  /** All that is typed after {@code floe dbt}. */
  public String typed() {
    return (group + " " + word()).strip();
  }

  /** One line for the overview. */
  public String summary() {
    return summary;
  }

  /** Whether its answer is data that another program may read: then lines go to standard error. */
  boolean answersWithData() {
    return switch (this) {
      case LS, SHOW, COMPILE -> true;
      case PARSE,
          SEED,
          RUN,
          TEST,
          SNAPSHOT,
          BUILD,
          RUN_OPERATION,
          CLONE,
          RETRY,
          FRESHNESS,
          GENERATE,
          SERVE,
          DEPS,
          DEBUG,
          CLEAN,
          INIT ->
          false;
    };
  }
}
