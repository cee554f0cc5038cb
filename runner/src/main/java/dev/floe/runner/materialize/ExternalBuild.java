package dev.floe.runner.materialize;

import dev.floe.diagnostics.Suggestion;
import dev.floe.spi.ExternalFiles;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.SqlFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code external}: rows in a file of an open format, and a view that reads it. */
final class ExternalBuild {

  private static final List<String> FORMATS = List.of("parquet", "csv", "json");

  private ExternalBuild() {}

  static Outcome run(Build build) throws SqlFailure {
    if (!(build.session().dialect() instanceof ExternalFiles files)) {
      return Outcome.refused(
          build.unusable(build.session().dialect().name() + " keeps no rows in files of its own"));
    }
    String location = location(build, files);
    String format = format(build, location);
    if (!FORMATS.contains(format)) {
      return Outcome.refused(
          build
              .unusable("the format '" + format + "' is not known")
              .withHelp(Suggestion.help(format, FORMATS)));
    }
    Map<String, Object> options = options(build);
    build
        .session()
        .execute(Statement.framed(files.write(location, format, options), build.query()));
    Optional<Relation> old = build.session().relation(build.target());
    if (old.isPresent() && old.get().kind() != RelationKind.VIEW) {
      build.session().execute(build.session().dialect().drop(old.get()));
    }
    Map<String, Object> reading = build.settings().map(format + "_read_options").values();
    build
        .session()
        .execute(
            build
                .session()
                .dialect()
                .createViewAs(build.target())
                .around("select * from " + files.read(location, format, options, reading)));
    return Outcome.made(build.target(), -1);
  }

  /** A name beside the project's files where the model says none. */
  private static String location(Build build, ExternalFiles files) {
    return build
        .settings()
        .text("location")
        .orElseGet(() -> {
          String name = build.target().identifier();
          boolean partitioned = options(build).containsKey("partition_by");
          return files.place(
              partitioned ? name : name + "." + build.settings().text("format").orElse("parquet"));
        });
  }

  private static String format(Build build, String location) {
    int dot = location.lastIndexOf('.');
    String ending = dot < 0 ? "" : location.substring(dot + 1).toLowerCase(Locale.ROOT);
    return build
        .settings()
        .text("format")
        .orElseGet(() -> FORMATS.contains(ending) ? ending : "parquet");
  }

  private static Map<String, Object> options(Build build) {
    Map<String, Object> options = new LinkedHashMap<>(build.settings().map("options").values());
    build.settings().text("delimiter").ifPresent(text -> options.put("delimiter", text));
    return options;
  }
}
