package dev.floe.contracts;

import dev.floe.spi.Type;
import java.util.List;
import java.util.Optional;

/**
 * A column as a contract promises it.
 *
 * @param type absent where nothing is promised about it
 * @param required whether every row has a value
 * @param primaryKey whether it belongs to what tells rows apart
 * @param unique whether no two rows share a value
 * @param allowedValues all the values there may be; empty for any
 * @param description empty if there is none
 * @param classification how confidential it is, if said
 */
public record ContractColumn(
    String name,
    Optional<Type> type,
    boolean required,
    boolean primaryKey,
    boolean unique,
    List<String> allowedValues,
    String description,
    Optional<String> classification) {

  public ContractColumn {
    allowedValues = allowedValues.stream().distinct().toList();
  }

  /** A column of which only the type is promised. */
  public static ContractColumn of(String name, Type type) {
    return new ContractColumn(
        name, Optional.of(type), false, false, false, List.of(), "", Optional.empty());
  }

  /** The same under another name. */
  public ContractColumn named(String other) {
    return new ContractColumn(
        other, type, required, primaryKey, unique, allowedValues, description, classification);
  }
}
