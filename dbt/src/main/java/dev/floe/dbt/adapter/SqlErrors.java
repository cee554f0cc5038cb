package dev.floe.dbt.adapter;

import dev.floe.dbt.DbtCode;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Run;
import dev.floe.jinja.value.Texts;
import dev.floe.spi.SqlFailure;

/** The engine's refusal as the failure of a rendering, at the place that wrote the SQL. */
final class SqlErrors {

  private SqlErrors() {}

  static RenderException refused(SqlFailure failure, Object sql) {
    String message = failure.getMessage().strip();
    int end = message.indexOf('\n');
    RenderException refusal =
        new RenderException(
            DbtCode.QUERY_REFUSED,
            "the database refuses a query: " + (end < 0 ? message : message.substring(0, end)));
    if (sql instanceof MappedText text && failure.offset().isPresent()) {
      place(refusal, text, failure.offset().getAsInt());
    }
    String oneLine = Texts.str(sql).strip().replaceAll("\\s+", " ");
    return oneLine.isEmpty() ? refusal : refusal.withHelp("the query was: " + shortened(oneLine));
  }

  private static String shortened(String sql) {
    return sql.length() <= 200 ? sql : sql.substring(0, 200) + "…";
  }

  private static void place(RenderException refusal, MappedText text, int offset) {
    int start = 0;
    for (Run run : text.runs()) {
      if (offset < start + run.length()) {
        boolean verbatim = run.kind() == Run.Kind.VERBATIM;
        int at = verbatim ? run.offset() + offset - start : run.offset();
        refusal.at(run.frame(), at, at);
        return;
      }
      start += run.length();
    }
  }
}
