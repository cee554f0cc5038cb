package dev.floe.catalog.iceberg;

import dev.floe.spi.table.TableDefinition.TableColumn;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.iceberg.Schema;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/**
 * Brings a table's columns to what they shall be. A column keeps its id while its name stays and
 * its type stays or widens; otherwise the old one is dropped and a new one gets a new id.
 */
final class SchemaChange {

  private final Schema present;
  private final UpdateSchema update;

  SchemaChange(Schema present, UpdateSchema update) {
    this.present = present;
    this.update = update;
  }

  /** The schema of a table that does not exist yet. */
  static Schema initial(List<TableColumn> columns) {
    StoredTypes types = new StoredTypes(columns.size() + 1);
    int[] id = {0};
    return new Schema(
        columns.stream()
            .map(column ->
                NestedField.optional(
                    ++id[0], column.name(), types.of(column.type()), comment(column)))
            .toList());
  }

  /** Commits the change; the same columns make none. */
  void apply(List<TableColumn> wanted) {
    for (NestedField field : present.columns()) {
      if (wanted.stream().noneMatch(column -> column.name().equals(field.name()))) {
        update.deleteColumn(field.name());
      }
    }
    Optional<TableColumn> before = Optional.empty();
    for (TableColumn column : wanted) {
      field(column);
      before.ifPresentOrElse(
          earlier -> update.moveAfter(column.name(), earlier.name()),
          () -> update.moveFirst(column.name()));
      before = Optional.of(column);
    }
    update.commit();
  }

  private void field(TableColumn column) {
    Type type = new StoredTypes(present.highestFieldId() + 1).of(column.type());
    NestedField there = present.asStruct().field(column.name());
    if (there == null) {
      update.addColumn(column.name(), type, comment(column));
    } else if (!alike(there.type(), type)) {
      change(there, column, type);
    } else if (!Objects.equals(there.doc(), comment(column))) {
      update.updateColumnDoc(column.name(), comment(column));
    }
  }

  private void change(NestedField there, TableColumn column, Type type) {
    if (type.isPrimitiveType()
        && there.type().isPrimitiveType()
        && TypeUtil.isPromotionAllowed(there.type(), type.asPrimitiveType())) {
      update.updateColumn(column.name(), type.asPrimitiveType());
      update.updateColumnDoc(column.name(), comment(column));
      return;
    }
    update.deleteColumn(column.name());
    update.addColumn(column.name(), type, comment(column));
  }

  /** Equal but for the ids of their parts. */
  private static boolean alike(Type one, Type other) {
    return withoutIds(one).equals(withoutIds(other));
  }

  private static Type withoutIds(Type type) {
    int[] id = {0};
    return TypeUtil.assignFreshIds(
        Types.StructType.of(NestedField.optional(1, "x", type)), () -> ++id[0]);
  }

  private static @Nullable String comment(TableColumn column) {
    return column.comment().isEmpty() ? null : column.comment();
  }
}
