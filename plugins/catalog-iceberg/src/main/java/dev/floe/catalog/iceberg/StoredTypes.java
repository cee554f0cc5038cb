package dev.floe.catalog.iceberg;

import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import dev.floe.spi.table.StoredColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;

/**
 * Types as Iceberg has them. What it has not is stored as the next wider type it has, and as text
 * where there is none.
 */
final class StoredTypes {

  private static final int WIDEST_DECIMAL = 38;

  /** Counts the ids of parts while a type is made; Iceberg gives them their own afterwards. */
  private final AtomicInteger ids;

  StoredTypes(int first) {
    this.ids = new AtomicInteger(first);
  }

  int next() {
    return ids.getAndIncrement();
  }

  org.apache.iceberg.types.Type of(Type type) {
    return switch (type) {
      case Type.Scalar(Kind kind) -> of(kind);
      case Type.Decimal(int precision, int scale) ->
          precision <= WIDEST_DECIMAL
              ? Types.DecimalType.of(precision, scale)
              : Types.StringType.get();
      case Type.ListOf list -> Types.ListType.ofOptional(next(), of(list.element()));
      case Type.Struct struct -> struct(struct.fields());
      case Type.MapOf map ->
          Types.MapType.ofOptional(next(), next(), of(map.key()), of(map.value()));
      case Type.Enumeration words -> Types.StringType.get();
      case Type.Native other -> Types.StringType.get();
      case Type.Unknown unknown -> Types.StringType.get();
    };
  }

  private Types.StructType struct(List<Type.Field> fields) {
    List<NestedField> all = new ArrayList<>();
    for (Type.Field field : fields) {
      all.add(NestedField.optional(next(), field.name(), of(field.type())));
    }
    return Types.StructType.of(all);
  }

  private static org.apache.iceberg.types.Type of(Kind kind) {
    return switch (kind) {
      case BOOLEAN -> Types.BooleanType.get();
      case TINYINT, SMALLINT, INTEGER, UTINYINT, USMALLINT -> Types.IntegerType.get();
      case BIGINT, UINTEGER -> Types.LongType.get();
      case UBIGINT -> Types.DecimalType.of(20, 0);
      case HUGEINT -> Types.DecimalType.of(WIDEST_DECIMAL, 0);
      case FLOAT -> Types.FloatType.get();
      case DOUBLE -> Types.DoubleType.get();
      case BINARY -> Types.BinaryType.get();
      case DATE -> Types.DateType.get();
      case TIME -> Types.TimeType.get();
      case TIMESTAMP -> Types.TimestampType.withoutZone();
      case TIMESTAMP_TZ -> Types.TimestampType.withZone();
      case UUID -> Types.UUIDType.get();
      case VARCHAR, UHUGEINT, TIME_TZ, INTERVAL, JSON, BIT -> Types.StringType.get();
    };
  }

  /** Fields of a table with the ids it gave them. */
  static List<StoredColumn> columns(List<NestedField> fields) {
    return fields.stream().map(StoredTypes::column).toList();
  }

  private static StoredColumn column(NestedField field) {
    List<StoredColumn> children =
        field.type().isNestedType() ? columns(field.type().asNestedType().fields()) : List.of();
    return new StoredColumn(field.fieldId(), field.name(), type(field.type()), children);
  }

  /** The shared word for a type of Iceberg's. */
  static Type type(org.apache.iceberg.types.Type type) {
    return switch (type.typeId()) {
      case BOOLEAN -> Type.of(Kind.BOOLEAN);
      case INTEGER -> Type.of(Kind.INTEGER);
      case LONG -> Type.of(Kind.BIGINT);
      case FLOAT -> Type.of(Kind.FLOAT);
      case DOUBLE -> Type.of(Kind.DOUBLE);
      case DATE -> Type.of(Kind.DATE);
      case TIME -> Type.of(Kind.TIME);
      case TIMESTAMP, TIMESTAMP_NANO ->
          Type.of(adjusted(type) ? Kind.TIMESTAMP_TZ : Kind.TIMESTAMP);
      case STRING -> Type.of(Kind.VARCHAR);
      case UUID -> Type.of(Kind.UUID);
      case FIXED, BINARY -> Type.of(Kind.BINARY);
      case DECIMAL -> decimal((Types.DecimalType) type);
      case LIST -> new Type.ListOf(type(type.asListType().elementType()), Optional.empty());
      case MAP ->
          new Type.MapOf(type(type.asMapType().keyType()), type(type.asMapType().valueType()));
      case STRUCT ->
          new Type.Struct(
              type.asStructType().fields().stream()
                  .map(field -> new Type.Field(field.name(), type(field.type())))
                  .toList());
      default -> new Type.Native(type.toString()); // an enum of another's, which grows
    };
  }

  private static boolean adjusted(org.apache.iceberg.types.Type type) {
    return (type instanceof Types.TimestampType micros && micros.shouldAdjustToUTC())
        || (type instanceof Types.TimestampNanoType nanos && nanos.shouldAdjustToUTC());
  }

  private static Type decimal(Types.DecimalType type) {
    return new Type.Decimal(type.precision(), type.scale());
  }
}
