package dev.floe.catalog.iceberg;

import dev.floe.spi.table.ParquetFile;
import java.util.Optional;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;

/** Data files as manifests list them. */
final class DataFileOf {

  private DataFileOf() {}

  static DataFile of(Table target, ParquetFile file, String location) {
    PartitionSpec spec = target.spec();
    DataFiles.Builder builder =
        DataFiles.builder(spec)
            .withPath(location)
            .withFormat(FileFormat.PARQUET)
            .withFileSizeInBytes(file.bytes())
            .withMetrics(FileMetrics.of(file, target.schema()));
    if (spec.isPartitioned()) {
      return builder.withPartition(partition(spec, file)).build();
    }
    // Of a partition's rows several threads write, and nobody knows which came first.
    return target.sortOrder().isSorted()
        ? builder.withSortOrder(target.sortOrder()).build()
        : builder.build();
  }

  private static PartitionData partition(PartitionSpec spec, ParquetFile file) {
    PartitionData data = new PartitionData(spec.partitionType());
    int given = 0;
    for (int at = 0; at < spec.fields().size(); at++) {
      if (!spec.fields().get(at).transform().isVoid()) {
        NestedField field = spec.partitionType().fields().get(at);
        Optional<String> text = file.partition().get(given++);
        if (text.isPresent()) {
          data.set(at, value(field.type(), text.get()));
        }
      }
    }
    return data;
  }

  /** A period is a number of periods, also where Iceberg calls days dates. */
  private static Object value(Type type, String text) {
    if (type.typeId() == Type.TypeID.DATE && !text.substring(1).contains("-")) {
      return Integer.valueOf(text);
    }
    return Bounds.exact(type, text)
        .orElseThrow(() -> new IllegalStateException("no value of " + type + ": " + text));
  }
}
