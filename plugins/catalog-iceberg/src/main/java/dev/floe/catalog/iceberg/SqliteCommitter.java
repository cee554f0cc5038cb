package dev.floe.catalog.iceberg;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;

/**
 * Commits any number of tables in one transaction of the catalog's database. Iceberg's own
 * operations commit one table at a time; the rows they keep are the same.
 */
final class SqliteCommitter implements Committer {

  private static final String CREATE =
      "INSERT INTO iceberg_tables (catalog_name, table_namespace, table_name, metadata_location,"
          + " previous_metadata_location, iceberg_type) VALUES (?, ?, ?, ?, null, 'TABLE')";
  private static final String REPLACE =
      "UPDATE iceberg_tables SET metadata_location = ?, previous_metadata_location = ?"
          + " WHERE catalog_name = ? AND table_namespace = ? AND table_name = ?"
          + " AND metadata_location = ? AND (iceberg_type = 'TABLE' OR iceberg_type IS NULL)";

  private final String url;
  private final String catalog;
  private final FileIO files;

  SqliteCommitter(String url, String catalog, FileIO files) {
    this.url = url;
    this.catalog = catalog;
    this.files = files;
  }

  @Override
  public void commit(List<StagedTable> changes) {
    List<String> written = new ArrayList<>();
    boolean undone = true;
    try (Connection connection = DriverManager.getConnection(url)) {
      connection.setAutoCommit(false);
      for (StagedTable change : changes) {
        String location = write(change);
        written.add(location);
        move(connection, change, location);
      }
      // Where this fails, it may have come through all the same.
      undone = false;
      connection.commit();
    } catch (SQLException e) {
      throw isConstraint(e)
          ? new CommitFailedException(e, "a table of that name was created meanwhile")
          : new UncheckedSQLException(e, "cannot commit");
    } finally {
      if (undone) {
        written.forEach(files::deleteFile);
      }
    }
    changes.forEach(this::forgetOldMetadata);
  }

  private static boolean isConstraint(SQLException e) {
    return String.valueOf(e.getMessage()).contains("SQLITE_CONSTRAINT");
  }

  private String write(StagedTable change) {
    TableMetadata metadata = change.after();
    int version = change.before().map(before -> version(before.metadataFileLocation())).orElse(-1);
    String location =
        String.format(
            Locale.ROOT,
            "%s/metadata/%05d-%s.metadata.json",
            metadata.location(),
            version + 1,
            UUID.randomUUID());
    TableMetadataParser.write(metadata, files.newOutputFile(location));
    return location;
  }

  /** The number a metadata file's name begins with. */
  private static int version(@Nullable String location) {
    if (location == null) {
      return -1;
    }
    String name = location.substring(location.lastIndexOf('/') + 1);
    try {
      return Integer.parseInt(name.substring(0, Math.max(0, name.indexOf('-'))));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private void move(Connection connection, StagedTable change, String location)
      throws SQLException {
    String namespace = String.join(".", change.identifier().namespace().levels());
    String name = change.identifier().name();
    String before = change.before().map(metadata -> metadata.metadataFileLocation()).orElse(null);
    List<@Nullable String> values =
        before == null
            ? List.of(catalog, namespace, name, location)
            : List.of(location, before, catalog, namespace, name, before);
    try (PreparedStatement statement =
        connection.prepareStatement(before == null ? CREATE : REPLACE)) {
      for (int at = 0; at < values.size(); at++) {
        statement.setString(at + 1, values.get(at));
      }
      if (statement.executeUpdate() != 1) {
        throw new CommitFailedException("%s was changed meanwhile", change.identifier());
      }
    }
  }

  private void forgetOldMetadata(StagedTable change) {
    change
        .before()
        .ifPresent(before -> CatalogUtil.deleteRemovedMetadataFiles(files, before, change.after()));
  }
}
