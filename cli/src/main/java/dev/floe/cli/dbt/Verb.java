package dev.floe.cli.dbt;

import java.util.Locale;

/** A subcommand of dbt. */
public enum Verb {
  PARSE("Read the project and write target/manifest.json"),
  COMPILE("Render the SQL of nodes into target/compiled"),
  SEED("Load CSV files"),
  RUN("Build models"),
  TEST("Run tests"),
  BUILD("Load seeds, build models and run tests, in the order of the graph"),
  LS("List the nodes of the project"),
  SHOW("Show the first rows of a model or a query");

  private final String summary;

  Verb(String summary) {
    this.summary = summary;
  }

  /** As it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** One line for the overview. */
  public String summary() {
    return summary;
  }

  /** Whether its answer is data that another program may read: then lines go to standard error. */
  boolean answersWithData() {
    return switch (this) {
      case LS, SHOW, COMPILE -> true;
      case PARSE, SEED, RUN, TEST, BUILD -> false;
    };
  }

  /** Whether it executes nodes in the warehouse. */
  boolean executes() {
    return switch (this) {
      case SEED, RUN, TEST, BUILD -> true;
      case PARSE, COMPILE, LS, SHOW -> false;
    };
  }
}
