package dev.floe.catalog.iceberg;

import dev.floe.spi.table.ParquetFile;
import dev.floe.spi.table.ParquetFile.Statistics;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.jspecify.annotations.Nullable;

/** The statistics of a data file by field id, as Iceberg's manifests keep them. */
final class FileMetrics {

  private final Schema schema;
  private final Map<Integer, Long> sizes = new HashMap<>();
  private final Map<Integer, Long> values = new HashMap<>();
  private final Map<Integer, Long> nulls = new HashMap<>();
  private final Map<Integer, Long> nans = new HashMap<>();
  private final Map<Integer, ByteBuffer> lower = new HashMap<>();
  private final Map<Integer, ByteBuffer> upper = new HashMap<>();

  private FileMetrics(Schema schema) {
    this.schema = schema;
  }

  static Metrics of(ParquetFile file, Schema schema) {
    FileMetrics metrics = new FileMetrics(schema);
    file.columns().forEach(metrics::add);
    return new Metrics(
        file.rows(),
        metrics.sizes,
        metrics.values,
        metrics.nulls,
        metrics.nans,
        metrics.lower,
        metrics.upper);
  }

  private void add(Statistics column) {
    NestedField field = find(schema.columns(), column.path());
    if (field == null) {
      throw new IllegalStateException("no such column in " + schema + ": " + column.path());
    }
    int id = field.fieldId();
    sizes.put(id, column.bytes());
    values.put(id, column.values());
    nulls.put(id, column.nulls());
    column.nans().ifPresent(count -> nans.put(id, count));
    if (!isRepeated(column.path())) {
      column
          .min()
          .flatMap(text -> Bounds.lower(field.type(), text))
          .ifPresent(min -> lower.put(id, min));
      column
          .max()
          .flatMap(text -> Bounds.upper(field.type(), text))
          .ifPresent(max -> upper.put(id, max));
    }
  }

  /** Iceberg keeps no bounds of what is inside of lists and maps. */
  private boolean isRepeated(List<String> path) {
    for (int length = 1; length < path.size(); length++) {
      NestedField parent = find(schema.columns(), path.subList(0, length));
      if (parent == null || parent.type().typeId() != Type.TypeID.STRUCT) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable NestedField find(List<NestedField> fields, List<String> path) {
    for (NestedField field : fields) {
      if (field.name().equals(path.getFirst())) {
        return path.size() == 1
            ? field
            : field.type().isNestedType()
                ? find(field.type().asNestedType().fields(), path.subList(1, path.size()))
                : null;
      }
    }
    return null;
  }
}
