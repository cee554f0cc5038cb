package dev.floe.catalog.iceberg;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;

/**
 * Publishes tables one after the other, for catalogs that cannot change several at once. The lease
 * has a note of them while it lasts. Where one table cannot move, those that had are taken back.
 */
record OneByOne(
    IcebergTables tables, Committer committer, CatalogLease lease, Settlement settlement) {

  void publish(List<StagedTable> changes) {
    List<Move> moves = changes.stream().map(Move::of).toList();
    lease.announce(moves);
    List<Move> moved = new ArrayList<>();
    for (StagedTable change : changes) {
      try {
        lease.renewInTime();
        move(change);
        moved.add(Move.of(change));
      } catch (RuntimeException failure) {
        if (!settlement.isOpen()) {
          takeBack(moved, failure);
        }
        throw failure;
      }
    }
    conclude(moves);
  }

  private void move(StagedTable change) {
    try {
      committer.commit(List.of(change));
    } catch (RuntimeException failure) {
      if (!lease.settle(failure, () -> hasMoved(change, failure))) {
        throw failure;
      }
    }
  }

  /** Asked for twice, a change that came through the first time is refused the second. */
  private boolean hasMoved(StagedTable change, RuntimeException failure) {
    try {
      if (!isRefusal(failure) && !Move.of(change).isDone(tables)) {
        committer.commit(List.of(change));
      }
    } catch (CommitFailedException | AlreadyExistsException refused) {
      // See what is there.
    }
    return Move.of(change).isDone(tables);
  }

  private static boolean isRefusal(RuntimeException failure) {
    return failure instanceof CommitFailedException || failure instanceof AlreadyExistsException;
  }

  private void takeBack(List<Move> moved, RuntimeException failure) {
    boolean _ =
        lease.settle(
            failure,
            () -> {
              moved.reversed().forEach(move -> move.undo(tables));
              return true;
            });
    try {
      lease.conclude();
    } catch (RuntimeException lost) {
      // Whoever has it, or takes it, finds a note of tables that are back already.
    }
  }

  private void conclude(List<Move> moves) {
    try {
      lease.conclude();
    } catch (CommitFailedException | AlreadyExistsException lost) {
      // Who took over took our tables back, unless it found all of them moved.
      if (!moves.stream().allMatch(move -> move.isDone(tables))) {
        takeBack(moves, lost);
        throw lost;
      }
    } catch (RuntimeException unanswered) {
      // All have moved: who takes the lease next finds that out.
    }
  }
}
