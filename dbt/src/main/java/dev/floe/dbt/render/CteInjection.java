package dev.floe.dbt.render;

import dev.floe.artifacts.SourceRun;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts ephemeral models into the WITH clause of the query that reads them, with the blanks that dbt
 * puts there.
 */
final class CteInjection {

  /** An ephemeral model's query under the name of its CTE. */
  record Cte(String name, SqlText query) {}

  private final StringBuilder text = new StringBuilder();
  private final List<SourceRun> runs = new ArrayList<>();
  private final SourceRun glue;

  private CteInjection(SqlText query) {
    this.glue =
        query.runs().isEmpty()
            ? new SourceRun(1, "", Position.START, false, List.of())
            : query.runs().getFirst();
  }

  /** The query with these CTEs before its own. */
  static SqlText into(SqlText query, List<Cte> ctes) {
    return ctes.isEmpty() ? query : new CteInjection(query).inject(query, ctes);
  }

  private SqlText inject(SqlText query, List<Cte> ctes) {
    int own = SqlStart.afterWith(query.text(), SqlStart.afterComments(query.text(), 0));
    // As in dbt, comments at the beginning come after the CTEs.
    int start = SqlStart.afterBlanks(query.text());
    if (own < 0) {
      append(query.slice(0, start));
      glue("with");
    } else {
      start = own + SqlStart.afterBlanks(query.text().substring(own));
      append(query.slice(0, start));
    }
    for (int i = 0; i < ctes.size(); i++) {
      glue((i == 0 ? " " : ",  ") + ctes.get(i).name() + " as (\n");
      append(ctes.get(i).query());
      glue("\n)");
    }
    glue(own < 0 ? " " : ", ");
    append(query.slice(start, query.text().length()));
    return new SqlText(text.toString(), runs);
  }

  private void append(SqlText part) {
    if (part.text().isEmpty()) {
      return;
    }
    if (part.runs().isEmpty()) {
      glue(part.text());
      return;
    }
    text.append(part.text());
    runs.addAll(part.runs());
  }

  /** Text of floe's own, said to come from the place where the query starts. */
  private void glue(String own) {
    text.append(own);
    runs.add(new SourceRun(own.length(), glue.file(), glue.start(), false, glue.frames()));
  }
}
