package dev.floe.mesh.change;

import dev.floe.contracts.Contract;
import dev.floe.contracts.change.Change;
import dev.floe.contracts.change.Comparison;
import dev.floe.contracts.change.Levels;
import java.util.List;
import java.util.Optional;

/**
 * What a new version changes about a port.
 *
 * @param before as it was promised
 * @param after as it is promised now; without columns and terms where the port is gone
 * @param readers the registered products that read it
 * @param levels how confidential data of the owner's platform can be
 */
public record PortChange(Contract before, Contract after, List<Reader> readers, Levels levels) {

  public PortChange {
    readers = List.copyOf(readers);
  }

  /** The change to a port that may be gone. */
  public static PortChange of(
      Contract before, Optional<Contract> after, List<Reader> readers, Levels levels) {
    return new PortChange(before, after.orElseGet(() -> gone(before)), readers, levels);
  }

  private static Contract gone(Contract before) {
    return new Contract(
        before.name(),
        before.version(),
        before.description(),
        before.provider(),
        before.consumer(),
        List.of(),
        dev.floe.contracts.ServiceLevel.none(),
        before.compatibility(),
        before.notice());
  }

  /** What changes and breaks the contract as the old one wants to be judged. */
  public List<Change> breaking() {
    return Comparison.breaking(Comparison.of(before, after, levels), before.compatibility());
  }

  /** Of the breaking changes those that touch what a reader relies on. */
  public List<Change> breaking(Reader reader) {
    return breaking().stream().filter(change -> reader.isTouched(change, after.sla())).toList();
  }

  /** The readers that a breaking change touches: those that have not moved. */
  List<Reader> touched() {
    return readers.stream().filter(reader -> !breaking(reader).isEmpty()).toList();
  }
}
