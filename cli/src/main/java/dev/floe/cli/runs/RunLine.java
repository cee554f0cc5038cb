package dev.floe.cli.runs;

import dev.floe.cli.console.Palette;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.warehouse.Generation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run in one line.
 *
 * @param generation what it published, as long as that is kept
 */
record RunLine(RunRecord run, List<NodeLine> nodes, Optional<Generation> generation) {

  static RunLine of(RunRecord run, List<Generation> generations) {
    return new RunLine(
        run,
        NodeLine.of(run),
        generations.stream()
            .filter(generation -> generation.run().equals(run.id().value()))
            .findFirst());
  }

  String id() {
    return run.id().value();
  }

  String began() {
    return run.began().map(RunLine::second).orElse("");
  }

  static String second(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  String took() {
    return run.began()
        .flatMap(began -> run.ended().map(ended -> Duration.between(began, ended)))
        .map(time -> String.format(Locale.ROOT, "%.2fs", time.toMillis() / 1000.0))
        .orElse("");
  }

  long built() {
    return nodes.stream().filter(node -> !node.isTest() && !node.isBad()).count();
  }

  long passed() {
    return nodes.stream().filter(node -> node.isTest() && !node.isBad()).count();
  }

  long bad() {
    return nodes.stream().filter(NodeLine::isBad).count();
  }

  String state(Palette palette) {
    String word = run.state().name().toLowerCase(Locale.ROOT);
    return switch (run.state()) {
      case PUBLISHED, SUCCEEDED -> palette.good(word);
      case FAILED -> palette.bad(word);
      case UNFINISHED -> palette.warn(word);
    };
  }

  String published() {
    return generation.map(g -> g.number() + (g.current() ? " (current)" : "")).orElse("");
  }

  /** For programs. */
  Map<String, @Nullable Object> plain() {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("run", id());
    plain.put("state", run.state().name().toLowerCase(Locale.ROOT));
    plain.put("began", run.began().map(Instant::toString).orElse(null));
    plain.put("ended", run.ended().map(Instant::toString).orElse(null));
    plain.put("generation", generation.map(Generation::number).orElse(null));
    plain.put("current", generation.map(Generation::current).orElse(false));
    plain.put("built", built());
    plain.put("passed", passed());
    plain.put("bad", bad());
    return plain;
  }
}
