package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Note;
import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import dev.floe.spi.table.LeaseTerms;
import dev.floe.spi.table.ReleaseInfo;
import dev.floe.spi.table.TableDefinition;
import dev.floe.spi.table.TableDefinition.TableColumn;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.iceberg.ExpireSnapshots.CleanupLevel;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;

/**
 * The right to release a product's tables, kept in the catalog: an empty table whose snapshots say
 * who has it. Each change of it asserts the snapshot before, which every catalog can do; the
 * publication of a run changes it in the same step as the run's tables. So a holder that slept
 * while another one took over cannot publish, whatever the clocks say.
 *
 * <p>Where the catalog changes one table at a time, the lease notes first which tables are about to
 * move. Who finds such a note of a dead holder takes the tables back that had moved.
 *
 * <p>Its methods may be called by several threads.
 */
final class CatalogLease {

  private static final long POLL_MILLIS = 250;

  private final IcebergTables tables;
  private final Committer committer;
  private final ReleaseInfo release;
  private final LeaseTerms terms;
  private final TableName name;
  private final Settlement settlement;
  private Optional<LeaseState> held = Optional.empty();

  CatalogLease(IcebergTables tables, Committer committer, ReleaseInfo release, LeaseTerms terms) {
    this.tables = tables;
    this.committer = committer;
    this.release = release;
    this.terms = terms;
    this.name = name(release.product());
    this.settlement = new Settlement(release.product(), terms);
  }

  /**
   * {@code floe.sales.floe_lease_customer_360}: beside no product's tables, so that rights to
   * leases are none to tables.
   */
  static TableName name(String product) {
    int dot = product.indexOf('.');
    return new TableName(
        dot < 0 ? List.of("floe") : List.of("floe", product.substring(0, dot)),
        "floe_lease_" + product.substring(dot + 1).replaceAll("[^A-Za-z0-9_]", "_"));
  }

  /**
   * Takes it.
   *
   * @throws FloeException where another one has it for longer than the terms allow to wait
   */
  synchronized void take() {
    Instant end = terms.clock().instant().plus(terms.patience());
    while (held.isEmpty()) {
      LeaseState found = found();
      if (!found.isFree(terms.clock().instant(), terms.place())) {
        waitFor(found, end);
      } else {
        tryToTake(found);
      }
    }
  }

  private void tryToTake(LeaseState found) {
    try {
      LeaseState wanted = next(found.fence() + 1).moving(found.moves());
      StagedTable staged = staged(found, wanted);
      commitOrForget(List.of(staged), staged);
      forgetPast(staged);
      held = Optional.of(wanted.at(staged.snapshot().snapshotId()));
    } catch (CommitFailedException | AlreadyExistsException faster) {
      // Another one took it, or we did and the answer was lost; look who.
      return;
    }
    if (!found.moves().isEmpty()) {
      finish(found.moves());
    }
  }

  /** Ends what a dead holder began: all of its tables had moved, or none has. */
  private void finish(List<Move> moves) {
    try {
      if (!moves.stream().allMatch(move -> move.isDone(tables))) {
        moves.forEach(move -> move.undo(tables));
        moves.forEach(move -> move.bar(tables));
      }
      LeaseState mine = held.orElseThrow();
      held = Optional.of(change(mine, mine.moving(List.of())));
    } catch (RuntimeException failure) {
      free();
      throw failure;
    }
  }

  private void waitFor(LeaseState found, Instant end) {
    if (!terms.clock().instant().isBefore(end)) {
      throw new FloeException(
          Diagnostic.of(
                  CatalogCode.LEASED,
                  "the tables of "
                      + release.product()
                      + " are being published by "
                      + found.holder()
                      + ", run "
                      + found.run())
              .withNote(Note.of("if it is dead, its right ends at " + found.until()))
              .withHelp("wait for it to end, or let --lock-timeout SECONDS wait for you"));
    }
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FloeException(CatalogCode.LEASED, "interrupted while waiting", e);
    }
  }

  private LeaseState next(long fence) {
    return new LeaseState(
        0,
        fence,
        release.holder(),
        terms.place(),
        release.run(),
        terms.clock().instant().plus(terms.length()),
        List.of());
  }

  private LeaseState found() {
    return tables
        .load(name)
        .map(Table::currentSnapshot)
        .map(LeaseState::of)
        .orElse(LeaseState.NONE);
  }

  /** Makes it last longer; does nothing once it is given back. */
  synchronized void renew() {
    if (held.isPresent()) {
      LeaseState mine = held.get();
      held = Optional.of(change(mine, next(mine.fence()).moving(mine.moves())));
    }
  }

  /**
   * Commits changes of tables, gives the lease back in the same step, and fails as a whole where it
   * is not held any more.
   */
  synchronized void commit(List<StagedTable> changes) {
    StagedTable back = stagedByHolder(mine(), mine().free());
    List<StagedTable> all = new ArrayList<>(changes);
    all.add(back);
    try {
      committer.commit(all);
    } catch (UnsupportedOperationException oneAtATime) {
      delete(back, back.snapshot());
      new OneByOne(tables, committer, this, settlement).publish(changes);
      return;
    } catch (RuntimeException failure) {
      if (!settle(failure, () -> hasComeThrough(changes))) {
        delete(back, back.snapshot());
        throw failure;
      }
    }
    held = Optional.empty();
    forgetPast(back);
  }

  private LeaseState mine() {
    return held.orElseThrow(() -> new IllegalStateException("not held"));
  }

  /** Where nobody can tell, the lease is left to run out: giving it back would say too much. */
  boolean settle(RuntimeException failure, BooleanSupplier question) {
    boolean come = settlement.of(failure, question);
    if (settlement.isOpen()) {
      held = Optional.empty();
      throw settlement.failure(failure);
    }
    return come;
  }

  /**
   * Whether a publication that failed here is visible. A request may still be on its way; once the
   * lease has changed, it is refused, so that what is seen then is final.
   */
  private boolean hasComeThrough(List<StagedTable> changes) {
    Move first = Move.of(changes.getFirst());
    if (!first.isDone(tables)) {
      try {
        if (held.isPresent()) {
          LeaseState _ = change(held.get(), held.get().free());
          held = Optional.empty();
        }
      } catch (CommitFailedException | AlreadyExistsException changed) {
        // It came through just now, or another one has the lease.
      }
    }
    return first.isDone(tables);
  }

  /** Whether nobody knows what became of the publication. */
  boolean isUnsettled() {
    return settlement.isOpen();
  }

  /** Notes which tables are about to move, one after the other; they may as long as it is held. */
  void announce(List<Move> moves) {
    held = Optional.of(change(mine(), next(mine().fence()).moving(moves)));
  }

  /** Makes it last longer where half of its time is over. */
  void renewInTime() {
    if (terms.clock().instant().plus(terms.length().dividedBy(2)).isAfter(mine().until())) {
      renew();
    }
  }

  /** All tables have moved, or none has: gives it back. */
  void conclude() {
    LeaseState _ = change(mine(), mine().free().moving(List.of()));
    held = Optional.empty();
  }

  /** Whether somebody else has taken it since. */
  synchronized boolean isLost() {
    return held.filter(mine -> !found().isOf(mine)).isPresent();
  }

  /** Who has it now. */
  String holder() {
    return found().holder();
  }

  /** Gives it back, where it still is held; where that fails, it runs out. */
  synchronized void free() {
    if (held.isPresent()) {
      LeaseState mine = held.get();
      held = Optional.empty();
      try {
        LeaseState _ = change(mine, mine.free());
      } catch (RuntimeException lost) {
        // Somebody else has it, or nobody can be told: it runs out.
      }
    }
  }

  private LeaseState change(LeaseState mine, LeaseState to) {
    StagedTable staged = stagedByHolder(mine, to);
    commitOrForget(List.of(staged), staged);
    forgetPast(staged);
    return to.at(staged.snapshot().snapshotId());
  }

  /** A commit of ours that came through although nobody told us is ours all the same. */
  private StagedTable stagedByHolder(LeaseState mine, LeaseState to) {
    LeaseState found = found();
    return staged(found.isOf(mine) ? found : mine, to);
  }

  private StagedTable staged(LeaseState from, LeaseState to) {
    StagedTable staged = tables.change(name).orElseGet(() -> tables.create(definition()));
    Optional<Snapshot> there = past(staged);
    if (there.map(Snapshot::snapshotId).orElse(0L) != from.snapshot()) {
      throw new CommitFailedException("%s was taken by another one", name);
    }
    to.write(staged.transaction().newFastAppend());
    there
        .filter(old -> IcebergTables.isOursToTidy(staged.transaction().table()))
        .ifPresent(old ->
            staged
                .transaction()
                .expireSnapshots()
                .expireSnapshotId(old.snapshotId())
                .cleanupLevel(CleanupLevel.NONE)
                .commit());
    return staged;
  }

  private static Optional<Snapshot> past(StagedTable staged) {
    return staged.before().map(metadata -> metadata.currentSnapshot());
  }

  private void commitOrForget(List<StagedTable> all, StagedTable lease) {
    try {
      committer.commit(all);
    } catch (CommitFailedException | AlreadyExistsException refused) {
      delete(lease, lease.snapshot());
      throw refused;
    }
  }

  /** A lease has no past. */
  private static void forgetPast(StagedTable staged) {
    past(staged)
        .filter(old -> IcebergTables.isOursToTidy(staged.transaction().table()))
        .ifPresent(snapshot -> delete(staged, snapshot));
  }

  private static void delete(StagedTable staged, Snapshot snapshot) {
    try {
      staged.transaction().table().io().deleteFile(snapshot.manifestListLocation());
    } catch (RuntimeException e) {
      // It only takes space.
    }
  }

  private TableDefinition definition() {
    return new TableDefinition(
        name,
        List.of(new TableColumn("holder", Type.of(Kind.VARCHAR), "")),
        TableLayout.none(),
        "Who publishes the tables of " + release.product() + ". It has no rows.",
        Map.of(
            "floe.product",
            release.product(),
            TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
            "1"));
  }
}
