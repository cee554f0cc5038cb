package dev.floe.acceptance.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.StaticTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SeekableInputStream;
import org.apache.iceberg.jdbc.JdbcCatalog;

/** A local catalog as another program sees it: through Iceberg's own catalog and reader. */
final class Lake implements AutoCloseable {

  private final Path folder;
  private final JdbcCatalog catalog;

  Lake(Path folder) {
    this.folder = folder;
    this.catalog = new JdbcCatalog(properties -> new PlainFiles(), null, true);
    catalog.initialize(
        "floe", Map.of("uri", url(), "warehouse", "file://" + folder, "jdbc.schema-version", "V1"));
  }

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("catalog.db") + "?busy_timeout=60000";
  }

  JdbcCatalog catalog() {
    return catalog;
  }

  Table table(String schema, String name) {
    return catalog.loadTable(TableIdentifier.of(Namespace.of(schema), name));
  }

  boolean has(String schema, String name) {
    return catalog.tableExists(TableIdentifier.of(Namespace.of(schema), name));
  }

  /** The metadata file of every table of a schema, by name, as of one moment. */
  Map<String, String> state(String schema) throws SQLException {
    Map<String, String> state = new TreeMap<>();
    try (Connection connection = DriverManager.getConnection(url());
        PreparedStatement statement =
            connection.prepareStatement(
                "select table_name, metadata_location from iceberg_tables"
                    + " where table_namespace = ?")) {
      statement.setString(1, schema);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          state.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return state;
  }

  /** The rows of a table in the state that a metadata file tells. */
  List<String> rowsAt(String metadata) throws IOException {
    return rows(new BaseTable(new StaticTableOperations(metadata, new PlainFiles()), metadata));
  }

  /** The rows of a table in CSV without a header, sorted. */
  List<String> rows(String schema, String name) throws IOException {
    return rows(table(schema, name));
  }

  private static List<String> rows(Table table) throws IOException {
    List<String> rows = new ArrayList<>();
    try (CloseableIterable<Record> records = IcebergGenerics.read(table).build()) {
      for (Record record : records) {
        List<String> values = new ArrayList<>();
        for (int at = 0; at < record.size(); at++) {
          values.add(String.valueOf(record.get(at)));
        }
        rows.add(String.join(",", values));
      }
    }
    return rows.stream().sorted().toList();
  }

  /** Everything but the catalog's own file. */
  long files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().startsWith("catalog.db"))
          .count();
    }
  }

  @Override
  public void close() {
    catalog.close();
  }

  /** Local files without Hadoop, and without floe. */
  private static final class PlainFiles implements FileIO {

    private static final long serialVersionUID = 1L;

    private static File file(String location) {
      return new File(location.replaceFirst("^file://", ""));
    }

    @Override
    public InputFile newInputFile(String location) {
      return new PlainInput(location, org.apache.iceberg.Files.localInput(file(location)));
    }

    @Override
    public OutputFile newOutputFile(String location) {
      File file = file(location);
      if (!file.getParentFile().isDirectory() && !file.getParentFile().mkdirs()) {
        throw new IllegalStateException("cannot make " + file.getParentFile());
      }
      return org.apache.iceberg.Files.localOutput(file);
    }

    @Override
    public void deleteFile(String location) {
      throw new UnsupportedOperationException(location);
    }
  }

  /** Iceberg's own local file, which would forget the scheme of its location. */
  private record PlainInput(String location, InputFile file) implements InputFile {

    @Override
    public long getLength() {
      return file.getLength();
    }

    @Override
    public SeekableInputStream newStream() {
      return file.newStream();
    }

    @Override
    public boolean exists() {
      return file.exists();
    }
  }
}
