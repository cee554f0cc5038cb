package dev.floe.catalog.iceberg;

import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableLayout.Order;
import dev.floe.spi.table.TableLayout.Partition;
import dev.floe.spi.table.TableLayout.Transform;
import dev.floe.spi.table.TableLayout.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.BaseTransaction;
import org.apache.iceberg.NullOrder;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.ReplaceSortOrder;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.UpdatePartitionSpec;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.expressions.Term;

/** Partition specs and sort orders from a layout, and back. */
final class FileLayout {

  private FileLayout() {}

  /** The spec of a table that does not exist yet. */
  static PartitionSpec spec(Schema schema, TableLayout layout) {
    PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
    for (Partition partition : layout.partitions()) {
      String column = partition.column();
      switch (partition.transform()) {
        case Transform.Whole _ -> spec.identity(column);
        case Transform.Truncated(int width) -> spec.truncate(column, width);
        case Transform.Period(Unit unit) -> {
          switch (unit) {
            case YEAR -> spec.year(column);
            case MONTH -> spec.month(column);
            case DAY -> spec.day(column);
            case HOUR -> spec.hour(column);
          }
        }
      }
    }
    return spec.build();
  }

  /** The order of a table that does not exist yet. */
  static SortOrder order(Schema schema, TableLayout layout) {
    SortOrder.Builder order = SortOrder.builderFor(schema);
    for (Order by : layout.order()) {
      if (by.descending()) {
        order.desc(by.column(), nulls(by));
      } else {
        order.asc(by.column(), nulls(by));
      }
    }
    return order.build();
  }

  private static NullOrder nulls(Order order) {
    return order.nullsFirst() ? NullOrder.NULLS_FIRST : NullOrder.NULLS_LAST;
  }

  /** Takes out what is no longer wanted, before columns it needs are dropped. */
  static void forget(BaseTransaction transaction, TableLayout wanted) {
    PartitionSpec spec = transaction.table().spec();
    Schema schema = transaction.table().schema();
    List<PartitionField> gone =
        spec.fields().stream()
            .filter(field -> !field.transform().isVoid())
            .filter(
                field -> partition(schema, field).filter(wanted.partitions()::contains).isEmpty())
            .toList();
    if (!gone.isEmpty()) {
      UpdatePartitionSpec update = transaction.updateSpec();
      gone.forEach(field -> update.removeField(field.name()));
      update.commit();
    }
    if (!orders(transaction.table().sortOrder(), schema).equals(wanted.order())) {
      transaction.replaceSortOrder().commit();
    }
  }

  /** Brings in what is new, once its columns are there. */
  static void adopt(BaseTransaction transaction, TableLayout wanted) {
    List<Partition> there = partitions(transaction.table().spec(), transaction.table().schema());
    List<Partition> missing =
        wanted.partitions().stream().filter(partition -> !there.contains(partition)).toList();
    if (!missing.isEmpty()) {
      UpdatePartitionSpec update = transaction.updateSpec();
      missing.forEach(partition -> update.addField(term(partition)));
      update.commit();
    }
    if (!orders(transaction.table().sortOrder(), transaction.table().schema())
        .equals(wanted.order())) {
      ReplaceSortOrder order = transaction.replaceSortOrder();
      for (Order by : wanted.order()) {
        if (by.descending()) {
          order.desc(by.column(), nulls(by));
        } else {
          order.asc(by.column(), nulls(by));
        }
      }
      order.commit();
    }
  }

  private static Term term(Partition partition) {
    String column = partition.column();
    return switch (partition.transform()) {
      case Transform.Whole _ -> Expressions.ref(column);
      case Transform.Truncated(int width) -> Expressions.truncate(column, width);
      case Transform.Period(Unit unit) ->
          switch (unit) {
            case YEAR -> Expressions.year(column);
            case MONTH -> Expressions.month(column);
            case DAY -> Expressions.day(column);
            case HOUR -> Expressions.hour(column);
          };
    };
  }

  /** The layout a table has: its partitions in the order of its spec. */
  static TableLayout of(PartitionSpec spec, SortOrder order, Schema schema) {
    return new TableLayout(partitions(spec, schema), orders(order, schema));
  }

  private static List<Partition> partitions(PartitionSpec spec, Schema schema) {
    List<Partition> all = new ArrayList<>();
    spec.fields().forEach(field -> partition(schema, field).ifPresent(all::add));
    return all;
  }

  private static Optional<Partition> partition(Schema schema, PartitionField field) {
    String column = schema.findColumnName(field.sourceId());
    if (column == null) {
      return Optional.empty();
    }
    return transform(field.transform().toString()).map(found -> new Partition(column, found));
  }

  private static Optional<Transform> transform(String text) {
    return switch (text) {
      case "identity" -> Optional.of(new Transform.Whole());
      case "year" -> Optional.of(new Transform.Period(Unit.YEAR));
      case "month" -> Optional.of(new Transform.Period(Unit.MONTH));
      case "day" -> Optional.of(new Transform.Period(Unit.DAY));
      case "hour" -> Optional.of(new Transform.Period(Unit.HOUR));
      default ->
          text.startsWith("truncate[")
              ? Optional.of(
                  new Transform.Truncated(
                      Integer.parseInt(text.substring("truncate[".length(), text.length() - 1))))
              : Optional.empty();
    };
  }

  private static List<Order> orders(SortOrder order, Schema schema) {
    return order.fields().stream()
        .filter(field -> field.transform().isIdentity())
        .map(field ->
            new Order(
                String.valueOf(schema.findColumnName(field.sourceId())),
                field.direction() == org.apache.iceberg.SortDirection.DESC,
                field.nullOrder() == NullOrder.NULLS_FIRST))
        .toList();
  }
}
