package dev.floe.mesh.change;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ServiceLevel;
import dev.floe.contracts.change.Change;
import dev.floe.contracts.compiled.UsedColumns;
import java.util.List;
import java.util.Optional;

/**
 * A registered product that reads a port.
 *
 * @param product {@code marketing.campaigns}
 * @param need what it relies on; absent where its registration does not say
 * @param used what its models read; absent where its artifacts cannot be read
 */
public record Reader(String product, Optional<Contract> need, Optional<UsedColumns> used) {

  /** The models, and their columns, that are made of a column of the port. */
  public List<UsedColumns.Reader> readersOf(String column) {
    return used.map(found -> found.readers(column)).orElse(List.of());
  }

  /** Whether a change of the port touches what this reader relies on. */
  boolean isTouched(Change change, ServiceLevel promised) {
    if (need.isEmpty()) {
      return true;
    }
    Contract own = need.get();
    return switch (change.kind()) {
      case COLUMN_ADDED,
          COLUMN_REMOVED,
          COLUMN_RENAMED,
          TYPE_WIDENED,
          TYPE_NARROWED,
          TYPE_CHANGED,
          TYPE_STATED,
          TYPE_WITHDRAWN,
          BECAME_NULLABLE,
          BECAME_REQUIRED,
          VALUE_ADDED,
          VALUE_REMOVED,
          VALUES_RESTRICTED,
          VALUES_OPENED,
          UNIQUE_STATED,
          UNIQUE_WITHDRAWN,
          CLASSIFICATION_RAISED,
          CLASSIFICATION_LOWERED,
          DESCRIPTION_CHANGED ->
          own.column(change.subject()).isPresent();
      case FRESHNESS_RELAXED, FRESHNESS_TIGHTENED ->
          own.sla()
              .freshness()
              .filter(wanted ->
                  promised.freshness().filter(time -> time.compareTo(wanted) <= 0).isEmpty())
              .isPresent();
      case AVAILABILITY_RELAXED, AVAILABILITY_TIGHTENED ->
          own.sla()
              .availability()
              .filter(
                  wanted -> promised.availability().filter(s -> s.compareTo(wanted) >= 0).isEmpty())
              .isPresent();
      case KEY_STATED,
          KEY_WITHDRAWN,
          KEY_CHANGED,
          QUALITY_RELAXED,
          QUALITY_TIGHTENED,
          TABLE_MOVED,
          COMPATIBILITY_WEAKENED,
          NOTICE_SHORTENED ->
          true;
    };
  }
}
