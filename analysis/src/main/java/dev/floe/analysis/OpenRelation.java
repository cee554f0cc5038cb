package dev.floe.analysis;

import dev.floe.artifacts.NodeColumn;
import dev.floe.spi.Column;
import dev.floe.spi.RelationName;
import dev.floe.spi.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A relation of which not every column is known. It is declared with the columns somebody named so
 * far and one more that stands for all others; whoever selects everything gets that one, and so is
 * found out.
 */
final class OpenRelation {

  /** Stands for the columns nobody named. */
  static final String OTHERS = "floe_columns_nobody_named";

  private final RelationName name;
  private final String uniqueId;
  private final String reason;
  private final List<String> declared;
  private final Map<String, Column> columns = new LinkedHashMap<>();

  /**
   * @param reason why not every column is known
   */
  OpenRelation(RelationName name, String uniqueId, String reason, List<NodeColumn> declared) {
    this.name = name;
    this.uniqueId = uniqueId;
    this.reason = reason;
    this.declared = declared.stream().map(NodeColumn::name).toList();
    for (NodeColumn column : declared) {
      columns.putIfAbsent(key(column.name()), column(column));
    }
  }

  private Column column(NodeColumn column) {
    return column.nativeType().isEmpty()
        ? Column.unknown(column.name(), reason)
        : new Column(column.name(), known(column.type()), column.nativeType());
  }

  /** The author's word for a type is enough to bind by, whoever understood it. */
  private static Type known(Type type) {
    return type instanceof Type.Unknown unknown ? new Type.Native(unknown.reason()) : type;
  }

  RelationName name() {
    return name;
  }

  String uniqueId() {
    return uniqueId;
  }

  String reason() {
    return reason;
  }

  /** The columns its author named. */
  List<String> declared() {
    return declared;
  }

  boolean has(String column) {
    return columns.containsKey(key(column));
  }

  /** Whether it was taken to have a column that nobody declared. */
  boolean wasTaken(String column) {
    return has(column) && declared.stream().noneMatch(column::equalsIgnoreCase);
  }

  void add(String column) {
    columns.putIfAbsent(key(column), Column.unknown(column, reason));
  }

  void remove(String column) {
    columns.remove(key(column));
  }

  List<Column> columns() {
    List<Column> all = new ArrayList<>(columns.values());
    all.add(Column.unknown(OTHERS, reason));
    return all;
  }

  private static String key(String column) {
    return column.toLowerCase(Locale.ROOT);
  }
}
