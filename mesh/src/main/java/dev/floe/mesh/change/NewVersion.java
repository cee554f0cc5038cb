package dev.floe.mesh.change;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractCode;
import dev.floe.contracts.change.Change;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.manifest.Durations;
import dev.floe.manifest.Version;
import dev.floe.mesh.Announcement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A version that somebody wants to register, beside the one before it. A change that breaks a
 * contract needs a new major version, and a notice to those it touches: the version may come when
 * the notice has ended, or as soon as all of them have moved.
 *
 * @param product {@code sales.orders}
 * @param announced what was announced of the new version
 */
public record NewVersion(
    String product,
    Version before,
    Version after,
    List<PortChange> ports,
    List<Announcement> announced) {

  public NewVersion {
    ports = List.copyOf(ports);
    announced = List.copyOf(announced);
  }

  /** Why the version may not be registered now; nothing if it may. */
  public List<Diagnostic> objections(Instant now) {
    List<Diagnostic> found = new ArrayList<>();
    for (PortChange port : ports) {
      List<Change> breaking = port.breaking();
      if (!breaking.isEmpty() && !isMajor()) {
        found.add(majorNeeded(port, breaking));
      } else if (!breaking.isEmpty()) {
        running(port, now).ifPresent(found::add);
      }
    }
    return found;
  }

  /** The changes to announce, in words; empty where nobody is touched by any. */
  public List<String> toAnnounce() {
    return isMajor()
        ? ports.stream()
            .filter(port -> !port.touched().isEmpty())
            .flatMap(port -> words(port).stream())
            .toList()
        : List.of();
  }

  /** Before 1.0.0 the second number counts as the first does later. */
  private boolean isMajor() {
    return after.major() > before.major()
        || (after.major() == 0 && before.major() == 0 && after.minor() > before.minor());
  }

  private Version next() {
    return before.major() == 0
        ? Version.of(0, before.minor() + 1, 0)
        : Version.of(before.major() + 1, 0, 0);
  }

  private Diagnostic majorNeeded(PortChange port, List<Change> breaking) {
    return withChanges(
        Diagnostic.of(
                ContractCode.MAJOR_NEEDED,
                "version "
                    + after
                    + " breaks what port '"
                    + name(port)
                    + "' promised in "
                    + before
                    + ": "
                    + breaking.getFirst()
                    + (breaking.size() > 1 ? " and " + (breaking.size() - 1) + " more" : ""))
            .about("output_ports." + name(port))
            .withHelp("keep the promise, or register it as version " + next()),
        breaking);
  }

  private Optional<Diagnostic> running(PortChange port, Instant now) {
    List<Reader> touched = port.touched();
    Duration notice = port.before().notice().orElse(Contract.STANDARD_NOTICE);
    Instant end = start(port, now).plus(notice);
    if (touched.isEmpty() || !now.isBefore(end)) {
      return Optional.empty();
    }
    String who = touched.stream().map(Reader::product).collect(Collectors.joining(", "));
    Diagnostic diagnostic =
        Diagnostic.of(
                ContractCode.NOTICE_RUNNING,
                "port '"
                    + name(port)
                    + "' changes for "
                    + who
                    + ": notice of "
                    + Durations.print(notice)
                    + " ends "
                    + end.truncatedTo(java.time.temporal.ChronoUnit.SECONDS))
            .about("output_ports." + name(port))
            .withHelp("register it then, or as soon as they no longer read what changes");
    return Optional.of(withChanges(diagnostic, port.breaking()));
  }

  /** When the last of the port's changes was announced first; now for what nobody announced. */
  private Instant start(PortChange port, Instant now) {
    return words(port).stream()
        .map(change ->
            announced.stream()
                .filter(one -> one.changes().contains(change))
                .map(Announcement::at)
                .min(Comparator.naturalOrder())
                .orElse(now))
        .max(Comparator.naturalOrder())
        .orElse(now);
  }

  private static List<String> words(PortChange port) {
    return port.breaking().stream().map(change -> name(port) + ": " + change).toList();
  }

  private static String name(PortChange port) {
    return port.before().provider().port();
  }

  private static Diagnostic withChanges(Diagnostic diagnostic, List<Change> changes) {
    Diagnostic all = diagnostic;
    for (Change change : changes) {
      all = all.withNote(Note.of(change + ": " + change.kind().reason()));
    }
    return all;
  }
}
