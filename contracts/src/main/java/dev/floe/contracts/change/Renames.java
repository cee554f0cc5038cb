package dev.floe.contracts.change;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns that went and came under another name. That is a guess from what they have in common, and
 * only words depend on it: a column that was renamed is gone either way.
 */
final class Renames {

  private Renames() {}

  /** Old names to new ones. */
  static Map<String, String> between(Contract before, Contract after) {
    Map<String, String> renamed = new LinkedHashMap<>();
    List<ContractColumn> come =
        new ArrayList<>(
            after.columns().stream()
                .filter(column -> before.column(column.name()).isEmpty())
                .toList());
    for (int i = 0; i < before.columns().size(); i++) {
      ContractColumn gone = before.columns().get(i);
      int place = i;
      if (after.column(gone.name()).isEmpty()) {
        come.stream()
            .filter(column -> isSame(gone, column, place == after.columns().indexOf(column)))
            .findFirst()
            .ifPresent(column -> {
              renamed.put(gone.name(), column.name());
              come.remove(column);
            });
      }
    }
    return renamed;
  }

  private static boolean isSame(ContractColumn gone, ContractColumn come, boolean samePlace) {
    boolean told = !gone.description().isEmpty();
    return (samePlace || told) && come.named(gone.name()).equals(gone);
  }
}
