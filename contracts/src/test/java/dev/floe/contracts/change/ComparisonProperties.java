package dev.floe.contracts.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.contracts.Compatibility;
import dev.floe.contracts.Contract;
import dev.floe.contracts.RandomContracts;
import dev.floe.contracts.Widening;
import dev.floe.spi.Type;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ComparisonProperties {

  private static final Levels LEVELS = Levels.standard();

  private static boolean breaks(Contract before, Contract after, Compatibility mode) {
    return Comparison.verdict(Comparison.of(before, after, LEVELS), mode) == Verdict.BREAKING;
  }

  @Property
  void whatBreaksNobodyTwiceBreaksNobodyAtOnce(@ForAll long seed) {
    RandomContracts random = new RandomContracts(seed);
    Contract first = random.next();
    Contract second = random.near(first);
    Contract third = random.near(second);
    for (Compatibility mode : Compatibility.values()) {
      if (!breaks(first, second, mode) && !breaks(second, third, mode)) {
        assertThat(breaks(first, third, mode)).as("%s", mode).isFalse();
      }
    }
  }

  @Property
  void noneNeverBreaks(@ForAll long seed) {
    RandomContracts random = new RandomContracts(seed);
    assertThat(breaks(random.next(), random.next(), Compatibility.NONE)).isFalse();
  }

  @Property
  void fullBreaksWhereBackwardOrForwardDoes(@ForAll long seed) {
    RandomContracts random = new RandomContracts(seed);
    Contract before = random.next();
    Contract after = random.near(before);
    assertThat(breaks(before, after, Compatibility.FULL))
        .isEqualTo(
            breaks(before, after, Compatibility.BACKWARD)
                || breaks(before, after, Compatibility.FORWARD));
  }

  @Property
  void forwardIsBackwardTheOtherWayForTheSchema(@ForAll long seed) {
    RandomContracts random = new RandomContracts(seed);
    Contract before = schemaOf(random.next());
    Contract after = schemaOf(random.near(before));
    assertThat(breaks(before, after, Compatibility.FORWARD))
        .isEqualTo(breaks(after, before, Compatibility.BACKWARD));
  }

  @Property
  void nothingChangesBetweenEqualContracts(@ForAll long seed) {
    Contract contract = new RandomContracts(seed).next();
    assertThat(Comparison.of(contract, contract, LEVELS)).isEmpty();
  }

  @Property
  void whatFitsWhatFitsFits(@ForAll long seed) {
    RandomContracts random = new RandomContracts(seed);
    List<Type> types =
        List.of(random.next(), random.next(), random.next()).stream()
            .flatMap(contract -> contract.columns().stream())
            .flatMap(column -> column.type().stream())
            .toList();
    for (Type one : types) {
      for (Type two : types) {
        for (Type three : types) {
          if (Widening.fits(one, two) && Widening.fits(two, three)) {
            assertThat(Widening.fits(one, three)).isTrue();
          }
        }
      }
    }
  }

  /** Without the promises that point one way only. */
  private static Contract schemaOf(Contract contract) {
    return new Contract(
        contract.name(),
        contract.version(),
        contract.description(),
        contract.provider(),
        contract.consumer(),
        contract.columns().stream()
            .map(column ->
                new dev.floe.contracts.ContractColumn(
                    column.name(),
                    column.type(),
                    column.required(),
                    column.primaryKey(),
                    column.unique(),
                    column.allowedValues(),
                    column.description(),
                    Optional.empty()))
            .toList(),
        dev.floe.contracts.ServiceLevel.none(),
        contract.compatibility(),
        contract.notice());
  }
}
