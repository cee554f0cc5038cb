package dev.floe.runner.materialize;

import dev.floe.spi.SqlFailure;
import java.util.List;

/**
 * What an interrupted run of dbt leaves beside a model: it builds under one name and keeps the old
 * relation under another, and begins by dropping both. So does floe, or they would stay for ever in
 * a project that moved here.
 */
final class Leftovers {

  private static final List<String> SUFFIXES = List.of("__dbt_tmp", "__dbt_backup");

  private Leftovers() {}

  static void drop(Build build) throws SqlFailure {
    for (String suffix : SUFFIXES) {
      TableBuild.dropIfThere(build, build.beside(suffix));
    }
  }
}
