package dev.floe.runner.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.diagnostics.FloeException;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunResults;
import dev.floe.runner.RunResults.Ending;
import dev.floe.runner.execute.Nodes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  @TempDir private Path folder;

  private Runs runs() {
    return new Runs(folder.resolve(".floe/runs"));
  }

  private static void tell(Journal journal, boolean good) {
    journal.happened(new RunEvent.RunStarted(1, 4));
    NodeResult result =
        NodeResult.notRun(
            Nodes.table("a", "select 1"), good ? NodeStatus.SUCCESS : NodeStatus.ERROR, "said x");
    journal.happened(new RunEvent.NodeStarted(result.node(), 1));
    journal.happened(new RunEvent.NodeFinished(result, 1));
    journal.happened(
        new RunEvent.RunFinished(
            new RunResults(List.of(result), List.of(), Ending.COMPLETED, NOW, NOW)));
  }

  @Test
  void writesOneLineForEachEvent() throws IOException {
    Journal journal = runs().begin(CLOCK, UnaryOperator.identity());
    try (journal) {
      tell(journal, true);
    }

    assertThat(folder.resolve(".floe/runs/20260102T030405Z-0001/journal.jsonl"))
        .hasContent(
            """
            {"at":"2026-01-02T03:04:05Z","event":"run_started","nodes":1,"threads":4}
            {"at":"2026-01-02T03:04:05Z","event":"node_started","node":"model.shop.a"}
            {"at":"2026-01-02T03:04:05Z","event":"node_finished","message":"said x","node":"model.shop.a","seconds":0.0,"status":"SUCCESS"}
            {"at":"2026-01-02T03:04:05Z","event":"run_finished","ending":"COMPLETED","good":true}
            """);
  }

  @Test
  void runsOfOneSecondHaveDifferentNames() {
    Journal first = runs().begin(CLOCK, UnaryOperator.identity());
    Journal second = runs().begin(CLOCK, UnaryOperator.identity());

    assertThat(second.id()).isGreaterThan(first.id());
    first.close();
    second.close();
  }

  @Test
  void tellsHowFarARunCame() {
    try (Journal good = runs().begin(CLOCK, UnaryOperator.identity())) {
      tell(good, true);
    }
    try (Journal published = runs().begin(CLOCK, UnaryOperator.identity())) {
      tell(published, true);
      published.milestone("published", Map.of("generation", 7));
    }
    try (Journal bad = runs().begin(CLOCK, UnaryOperator.identity())) {
      tell(bad, false);
    }
    try (Journal lost = runs().begin(CLOCK, UnaryOperator.identity())) {
      lost.happened(new RunEvent.RunStarted(1, 4));
    }

    assertThat(runs().list())
        .extracting(RunRecord::state)
        .containsExactly(
            RunRecord.State.UNFINISHED,
            RunRecord.State.FAILED,
            RunRecord.State.PUBLISHED,
            RunRecord.State.SUCCEEDED);
  }

  @Test
  void readsAJournalThatWasTornOffAnywhere() throws IOException {
    try (Journal journal = runs().begin(CLOCK, UnaryOperator.identity())) {
      tell(journal, true);
    }
    Path file = folder.resolve(".floe/runs/20260102T030405Z-0001/journal.jsonl");
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, java.util.Arrays.copyOf(whole, length));
      RunRecord record = runs().list().getFirst();
      long linesWhole =
          new String(whole, 0, length, StandardCharsets.UTF_8)
              .chars()
              .filter(c -> c == '\n')
              .count();
      assertThat(record.entries().size()).isBetween((int) linesWhole, (int) linesWhole + 1);
    }
  }

  @Test
  void takesSecretsOutBeforeItWrites() throws IOException {
    try (Journal journal = runs().begin(CLOCK, line -> line.replace("said x", "said ***"))) {
      tell(journal, true);
    }
    assertThat(folder.resolve(".floe/runs/20260102T030405Z-0001/journal.jsonl"))
        .content()
        .contains("said ***")
        .doesNotContain("said x");
  }

  @Test
  void keepsTheNewestRuns() {
    for (int i = 0; i < 5; i++) {
      runs().begin(CLOCK, UnaryOperator.identity()).close();
    }
    runs().prune(2);

    assertThat(runs().list())
        .extracting(record -> record.id().value())
        .containsExactly("20260102T030405Z-0005", "20260102T030405Z-0004");
  }

  @Test
  void anUnknownRunIsAFinding() {
    runs().begin(CLOCK, UnaryOperator.identity()).close();

    assertThat(runs().find("20260102T030405Z-0001").isOk()).isTrue();
    assertThat(runs().find("20260102T030405Z-0002").diagnostics().getFirst())
        .satisfies(d -> {
          assertThat(d.code()).isEqualTo(RunCode.RUN_UNKNOWN);
          assertThat(d.help()).contains("did you mean '20260102T030405Z-0001'?");
        });
  }

  @Test
  void saysThatItCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve(".floe"), "a file, not a folder");

    assertThatThrownBy(() -> runs().begin(CLOCK, UnaryOperator.identity()).close())
        .isInstanceOfSatisfying(
            FloeException.class,
            e -> assertThat(e.diagnostic().code()).isEqualTo(RunCode.JOURNAL_NOT_WRITABLE));
  }
}
