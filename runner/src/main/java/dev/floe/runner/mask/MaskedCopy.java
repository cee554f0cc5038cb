package dev.floe.runner.mask;

import dev.floe.artifacts.MaskStyle;
import dev.floe.spi.BulkLoad;
import dev.floe.spi.Column;
import dev.floe.spi.Dialect;
import dev.floe.spi.Engine;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import dev.floe.spi.Rows;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a relation with some of its columns masked. The distinct values of such a column are
 * masked outside the database, so that no statement holds the key; a temporary table of the session
 * leads from each value to its mask.
 */
public final class MaskedCopy {

  private final Session session;
  private final Dialect dialect;
  private final Masker masker;

  private MaskedCopy(Session session, Dialect dialect, Masker masker) {
    this.session = session;
    this.dialect = dialect;
    this.masker = masker;
  }

  /**
   * Makes the copy, in place of an older one. Of a relation that does not exist there is none, and
   * whoever reads it is told.
   *
   * @param styles by column in small letters
   */
  public static void make(
      Engine engine,
      RelationName raw,
      RelationName copy,
      Map<String, MaskStyle> styles,
      Masker masker)
      throws SqlFailure {
    try (Session session = engine.session()) {
      session.execute(engine.dialect().createSchema(copy.database(), copy.schema().orElse("main")));
      if (session.relation(raw).isPresent()) {
        new MaskedCopy(session, engine.dialect(), masker).make(raw, copy, styles);
      }
    }
  }

  private void make(RelationName raw, RelationName copy, Map<String, MaskStyle> styles)
      throws SqlFailure {
    List<Column> columns = session.columns(raw);
    StringBuilder joins = new StringBuilder();
    List<String> selected = new ArrayList<>();
    List<RelationName> maps = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      String name = dialect.quote(column.name());
      MaskStyle style = styles.get(column.name().toLowerCase(Locale.ROOT));
      if (style == null) {
        selected.add("rows." + name);
        continue;
      }
      RelationName map = map(raw, column, i, style);
      maps.add(map);
      String alias = "mask" + i;
      selected.add("cast(" + alias + ".masked as " + column.nativeType() + ") as " + name);
      joins
          .append(" left join ")
          .append(dialect.render(map))
          .append(" as ")
          .append(alias)
          .append(" on ")
          .append(alias)
          .append(".raw = cast(rows.")
          .append(name)
          .append(" as varchar)");
    }
    Optional<Relation> old = session.relation(copy);
    if (old.isPresent()) {
      session.execute(dialect.drop(old.get()));
    }
    Dialect.Frame frame = dialect.createTableAs(copy, false);
    String query =
        selected.stream().collect(Collectors.joining(", ", "select ", " from "))
            + dialect.render(raw)
            + " as rows"
            + joins;
    session.execute(frame.before() + query + frame.after());
    for (RelationName map : maps) {
      session.execute(dialect.drop(new Relation(map, RelationKind.TABLE)));
    }
  }

  private RelationName map(RelationName raw, Column column, int index, MaskStyle style)
      throws SqlFailure {
    RelationName map = new RelationName(Optional.empty(), Optional.empty(), "floe_mask_" + index);
    session.execute(
        "create temporary table " + dialect.render(map) + " (raw varchar, masked varchar)");
    Rows values =
        session.query(
            "select distinct cast("
                + dialect.quote(column.name())
                + " as varchar) from "
                + dialect.render(raw)
                + " where "
                + dialect.quote(column.name())
                + " is not null");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (List<@Nullable Object> value : values.rows()) {
      String text = String.valueOf(value.getFirst());
      List<@Nullable Object> row = new ArrayList<>();
      row.add(text);
      row.add(masker.mask(style, text));
      rows.add(row);
    }
    if (session instanceof BulkLoad bulk) {
      bulk.append(map, rows);
      return map;
    }
    for (List<@Nullable Object> row : rows) {
      session.execute(
          "insert into "
              + dialect.render(map)
              + " values ("
              + dialect.literal(String.valueOf(row.getFirst()))
              + ", "
              + dialect.literal(String.valueOf(row.getLast()))
              + ")");
    }
    return map;
  }
}
