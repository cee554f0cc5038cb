package dev.floe.runner.materialize;

import dev.floe.spi.Column;
import dev.floe.spi.SqlFailure;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Columns of limited texts that are too narrow for what arrives, whatever else may change. */
final class Widening {

  private static final Pattern LIMITED =
      Pattern.compile("(?i)(?:character varying|varchar|character)\\((\\d+)\\)");

  private Widening() {}

  /** Makes room in the table for the widths of the columns that arrive. */
  static void apply(Build build, List<Column> arriving) throws SqlFailure {
    if (arriving.stream().noneMatch(column -> width(column) > 0)) {
      return;
    }
    List<Column> there = build.session().columns(build.target());
    for (Column wide : arriving) {
      for (Column narrow : there) {
        if (narrow.name().equals(wide.name()) && 0 < width(narrow) && width(narrow) < width(wide)) {
          build
              .session()
              .execute(
                  "alter table "
                      + build.targetSql()
                      + " alter column "
                      + build.quote(narrow.name())
                      + " type "
                      + wide.nativeType());
        }
      }
    }
  }

  /** The limit of a text; 0 if it has none. */
  private static int width(Column column) {
    Matcher limited = LIMITED.matcher(column.nativeType());
    return limited.matches() ? Integer.parseInt(limited.group(1)) : 0;
  }
}
