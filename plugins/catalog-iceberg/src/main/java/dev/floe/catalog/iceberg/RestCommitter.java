package dev.floe.catalog.iceberg;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.MetadataUpdate;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.UpdateRequirements;
import org.apache.iceberg.catalog.ImmutableTableCommit;
import org.apache.iceberg.catalog.SessionCatalog.SessionContext;
import org.apache.iceberg.catalog.TableCommit;
import org.apache.iceberg.rest.RESTSessionCatalog;

/**
 * Commits any number of tables in one request. The server checks for each that its branch is where
 * it was, and that a new one does not exist. One table alone goes by the request for one table,
 * which every server has.
 */
final class RestCommitter implements Committer {

  private final RESTSessionCatalog catalog;
  private final SessionContext context;

  RestCommitter(RESTSessionCatalog catalog, SessionContext context) {
    this.catalog = catalog;
    this.context = context;
  }

  @Override
  public void commit(List<StagedTable> changes) {
    if (changes.size() == 1) {
      StagedTable only = changes.getFirst();
      only.transaction().underlyingOps().commit(only.before().orElse(null), only.after());
    } else {
      catalog.commitTransaction(context, changes.stream().map(RestCommitter::request).toList());
    }
  }

  private static TableCommit request(StagedTable change) {
    return change
        .before()
        .map(before -> TableCommit.create(change.identifier(), before, change.after()))
        .orElseGet(() -> creation(change));
  }

  private static TableCommit creation(StagedTable change) {
    List<MetadataUpdate> updates = new ArrayList<>(fromNothing(change.begun()));
    for (MetadataUpdate update : change.after().changes()) {
      if (!(update instanceof MetadataUpdate.SetProperties)) {
        updates.add(update);
      }
    }
    // All of them once: there are servers that take no second change of properties.
    updates.add(new MetadataUpdate.SetProperties(change.after().properties()));
    return ImmutableTableCommit.builder()
        .identifier(change.identifier())
        .requirements(UpdateRequirements.forCreateTable(updates))
        .updates(updates)
        .build();
  }

  /** What makes the metadata that the server proposed for a new table. */
  private static List<MetadataUpdate> fromNothing(TableMetadata proposed) {
    return List.of(
        new MetadataUpdate.AssignUUID(proposed.uuid()),
        new MetadataUpdate.UpgradeFormatVersion(proposed.formatVersion()),
        new MetadataUpdate.AddSchema(proposed.schema()),
        new MetadataUpdate.SetCurrentSchema(-1),
        new MetadataUpdate.AddPartitionSpec(proposed.spec()),
        new MetadataUpdate.SetDefaultPartitionSpec(-1),
        new MetadataUpdate.AddSortOrder(proposed.sortOrder()),
        new MetadataUpdate.SetDefaultSortOrder(-1),
        new MetadataUpdate.SetLocation(proposed.location()));
  }
}
