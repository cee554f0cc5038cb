package dev.floe.contracts.check;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractCode;
import dev.floe.contracts.ServiceLevel;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Durations;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Located;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.Percentage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether promises of freshness and availability can be kept, one by one and along the chain. */
final class ServiceLevels {

  private ServiceLevels() {}

  /** Schedules that run less often than their ports promise. */
  static List<Diagnostic> schedule(DataProduct product) {
    List<Diagnostic> found = new ArrayList<>();
    product
        .schedule()
        .ifPresent(schedule -> {
          Duration period = SchedulePeriod.longest(schedule.cron().value());
          for (OutputPort port : product.outputPorts()) {
            port.sla()
                .freshness()
                .filter(promised -> period.compareTo(promised.value()) > 0)
                .ifPresent(promised -> found.add(tooSlow(port, promised, period)));
          }
        });
    return found;
  }

  private static Diagnostic tooSlow(OutputPort port, Located<Duration> promised, Duration period) {
    return Diagnostic.at(
            ContractCode.SCHEDULE_TOO_SLOW,
            promised.span(),
            "port '"
                + port.name().value()
                + "' promises freshness "
                + Durations.print(promised.value())
                + ", and up to "
                + Durations.print(period)
                + " lie between two runs")
        .about("output_ports." + port.name().value())
        .withHelp("run at least every " + Durations.print(promised.value()) + ", or promise less");
  }

  /** Requirements that a provider's own promise does not meet. */
  static List<Diagnostic> required(Consumed consumed) {
    List<Diagnostic> found = new ArrayList<>();
    InputPort input = consumed.input();
    ServiceLevel promised = consumed.offered().sla();
    input
        .freshnessRequirement()
        .filter(required ->
            promised.freshness().filter(t -> t.compareTo(required.value()) <= 0).isEmpty())
        .ifPresent(required ->
            found.add(
                unmet(
                    consumed,
                    required,
                    "freshness",
                    Durations.print(required.value()),
                    promised.freshness().map(Durations::print))));
    input
        .availabilityRequirement()
        .filter(required ->
            promised.availability().filter(s -> s.compareTo(required.value()) >= 0).isEmpty())
        .ifPresent(required ->
            found.add(
                unmet(
                    consumed,
                    required,
                    "availability",
                    required.value().toString(),
                    promised.availability().map(Percentage::toString))));
    return found;
  }

  private static Diagnostic unmet(
      Consumed consumed,
      Located<?> required,
      String what,
      String wanted,
      Optional<String> promised) {
    return Diagnostic.at(
            ContractCode.REQUIREMENT_UNMET,
            required.span(),
            "'"
                + consumed.offered().provider().reference()
                + "' promises "
                + promised.map(text -> what + " " + text).orElse("no " + what)
                + ", "
                + wanted
                + " is required")
        .about("input_ports." + consumed.input().name().value())
        .withHelp("require less, or agree on more with its owner");
  }

  /** Requirements that the chain behind a provider does not meet though its own promise does. */
  static List<Diagnostic> chain(Consumed consumed) {
    List<Diagnostic> found = new ArrayList<>();
    EndToEnd chain = EndToEnd.of(consumed.offered(), consumed.port());
    ServiceLevel own = consumed.offered().sla();
    consumed
        .input()
        .freshnessRequirement()
        .filter(required -> own.freshness().filter(t -> fits(t, required)).isPresent())
        .filter(required -> chain.freshness().filter(t -> !fits(t, required)).isPresent())
        .ifPresent(required ->
            found.add(
                tooLong(
                    "input_ports." + consumed.input().name().value(),
                    required,
                    "data of '"
                        + consumed.offered().provider().reference()
                        + "' may be "
                        + chain.freshness().map(Durations::print).orElse("")
                        + " old end to end, "
                        + Durations.print(required.value())
                        + " is required: "
                        + chain.sum())));
    consumed
        .input()
        .availabilityRequirement()
        .filter(required ->
            own.availability().filter(s -> s.compareTo(required.value()) >= 0).isPresent())
        .filter(required ->
            chain.availability().filter(s -> s.compareTo(required.value()) < 0).isPresent())
        .ifPresent(required ->
            found.add(
                tooLong(
                    "input_ports." + consumed.input().name().value(),
                    required,
                    "'"
                        + consumed.offered().provider().reference()
                        + "' is available "
                        + chain.availability().map(Percentage::toString).orElse("")
                        + " of the time end to end, "
                        + required.value()
                        + " is required: "
                        + chain.product())));
    return found;
  }

  private static boolean fits(Duration time, Located<Duration> required) {
    return time.compareTo(required.value()) <= 0;
  }

  /** Promises that what the product reads cannot support. */
  static List<Diagnostic> promises(
      DataProduct product, List<Contract> contracts, List<EndToEnd> inputs) {
    List<Diagnostic> found = new ArrayList<>();
    Optional<EndToEnd> oldest = EndToEnd.oldest(inputs);
    for (Contract contract : contracts) {
      Optional<Located<Duration>> promised =
          product.outputPort(contract.provider().port()).flatMap(port -> port.sla().freshness());
      if (promised.isPresent() && oldest.isPresent()) {
        Duration behind = oldest.get().freshness().orElseThrow();
        if (behind.compareTo(promised.get().value()) > 0) {
          EndToEnd all =
              EndToEnd.of(contract.provider().reference(), contract.sla(), List.of(oldest.get()));
          found.add(
              tooLong(
                  "output_ports." + contract.provider().port(),
                  promised.get(),
                  "port '"
                      + contract.provider().port()
                      + "' promises freshness "
                      + Durations.print(promised.get().value())
                      + " of data that may be "
                      + Durations.print(behind)
                      + " old when it is read: "
                      + all.sum()));
        }
      }
    }
    return found;
  }

  private static Diagnostic tooLong(String subject, Located<?> at, String message) {
    return Diagnostic.at(ContractCode.CHAIN_TOO_LONG, at.span(), message)
        .about(subject)
        .withHelp("promise or require less, or agree on more with the owners along the chain");
  }
}
