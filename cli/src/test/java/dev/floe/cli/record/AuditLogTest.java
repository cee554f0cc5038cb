package dev.floe.cli.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.cli.Typed;
import dev.floe.diagnostics.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows FLOE-CLI-040: whatever is done to a log is seen. */
class AuditLogTest {

  @TempDir private Path folder;
  private Path file;
  private AuditLog log;

  @BeforeEach
  void fiveLines() {
    file = folder.resolve("audit.jsonl");
    log = new AuditLog(file);
    for (int i = 1; i <= 5; i++) {
      log.append(Map.of("fails", i));
    }
  }

  @Test
  void isWholeAsItWasWritten() {
    assertThat(broken()).isEmpty();
    assertThat(log.verify("log", Optional.empty()).lines()).isEqualTo(5);
  }

  @Test
  void seesEveryChangeOfAByte() throws IOException {
    String text = Files.readString(file);
    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == '1' ? '2' : '1';
      Files.writeString(file, text.substring(0, i) + other + text.substring(i + 1));
      assertThat(broken()).as("byte %d", i).isPresent();
    }
  }

  @Test
  void seesEveryLineThatIsTakenOutPutInOrMoved() throws IOException {
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      List<String> without = new ArrayList<>(lines);
      without.remove(i);
      Files.write(file, without);
      assertThat(broken()).as("without line %d", i + 1).isPresent();
      List<String> twice = new ArrayList<>(lines);
      twice.add(i, lines.get(i));
      Files.write(file, twice);
      assertThat(broken()).as("line %d twice", i + 1).isPresent();
      List<String> moved = new ArrayList<>(lines);
      Collections.swap(moved, i, (i + 1) % lines.size());
      Files.write(file, moved);
      assertThat(broken()).as("line %d moved", i + 1).isPresent();
    }
  }

  @Test
  void seesALogThatIsGoneOrWasBegunAnew() throws IOException {
    Files.delete(file);
    assertThat(broken()).isPresent();
    Files.delete(folder.resolve("audit.jsonl.head"));
    String kept = new AuditLog(folder.resolve("other.jsonl")).append(Map.of("fails", 9));
    log.append(Map.of("fails", 0));
    assertThat(log.verify("log", Optional.of(kept)).broken()).isPresent();
  }

  @Test
  void findsTheLineSomebodyKeptTheDigestOf() {
    String kept = log.append(Map.of("fails", 6));
    log.append(Map.of("fails", 7));
    assertThat(log.verify("log", Optional.of(kept)).broken()).isEmpty();
  }

  @Test
  void goesOnWhereACrashLeftAnUnfinishedLine() throws IOException {
    Files.writeString(file, "{\"seq\":6,\"fai", StandardOpenOption.APPEND);
    assertThat(broken()).isEmpty();
    log.append(Map.of("fails", 6));
    assertThat(broken()).isEmpty();
    assertThat(Files.readAllLines(file)).hasSize(6);
  }

  @Test
  void goesOnWhereACrashLeftALineThatNothingNamedYet() throws IOException {
    Path head = folder.resolve("audit.jsonl.head");
    String before = Files.readString(head);
    log.append(Map.of("fails", 6));
    Files.writeString(head, before);
    assertThat(broken()).isEmpty();
    log.append(Map.of("fails", 7));
    assertThat(broken()).isEmpty();
  }

  @Test
  void isVerifiedFromTheCommandLine() throws IOException {
    assertThat(Typed.in(folder, "audit", "verify", "--log", "audit.jsonl").out())
        .startsWith("✓ audit.jsonl: 5 lines, none changed");
    Files.writeString(file, Files.readString(file).replace("\"fails\":3", "\"fails\":0"));
    Typed typed = Typed.in(folder, "audit", "verify", "--log", "audit.jsonl");
    assertThat(typed.code()).isEqualTo(1);
    assertThat(typed.err()).contains("FLOE-CLI-040").contains("audit.jsonl:3");
  }

  @Test
  void takesLinesOfSeveralProcessesOneAfterTheOther() throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Object turn = new Object();
      List<Future<?>> turns = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int fails = i;
        // Locks of files hold between processes; within this one the test takes turns.
        turns.add(
            pool.submit(() -> {
              synchronized (turn) {
                return new AuditLog(file).append(Map.of("fails", fails));
              }
            }));
      }
      for (Future<?> each : turns) {
        each.get();
      }
    }
    assertThat(broken()).isEmpty();
    assertThat(log.verify("log", Optional.empty()).lines()).isEqualTo(15);
  }

  private Optional<Diagnostic> broken() {
    return log.verify("log", Optional.empty()).broken();
  }
}
