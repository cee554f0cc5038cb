package dev.floe.runner.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.RunListener;
import dev.floe.runner.execute.Nodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs in processes of their own that are killed, interrupted, starved and watched. The seed is
 * fixed so that a failure can be repeated.
 */
class CrashIT {

  private static final int SAMPLE = 6;
  private static final int MANY = 200;

  @TempDir private Path folder;
  private Mesh mesh;

  @BeforeEach
  void publishTheFirstRound() {
    mesh = new Mesh(folder);
    mesh.run();
  }

  @Test
  void killedAtAnyMomentTheWarehouseIsOldOrNewAndTheNextRunWorks() throws Exception {
    killAndRunAgain(SAMPLE);
  }

  @Test
  @Tag("nightly")
  void killedAtAnyOfManyMomentsTheWarehouseIsOldOrNewAndTheNextRunWorks() throws Exception {
    killAndRunAgain(MANY);
  }

  private void killAndRunAgain(int crashes) throws Exception {
    Random random = new Random(20260102);
    for (int crash = 0; crash < crashes; crash++) {
      int before = round();
      Process child = start("run", folder.toString());
      // Half of them anywhere, half around the moment of publishing, which is short.
      boolean late = crash % 2 == 1;
      await(child, log(), late ? "ports_agree PASS" : "begins");
      TimeUnit.MILLISECONDS.sleep(random.nextInt(late ? 60 : 900));
      child.destroyForcibly().waitFor();

      int after = round();
      assertThat(after).as("after crash %d", crash).isBetween(before, before + 1);
      assertThat(mesh.run()).isInstanceOf(Publication.Published.class);
      assertThat(round()).isEqualTo(after + 1);
    }
    assertThat(drafts()).isEmpty();
    assertThat(mesh.warehouse.generations()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void killedAtAnyMomentItsRunIsGoneOnWithAsIfNothingHadHappened() throws Exception {
    killAndGoOn(SAMPLE);
  }

  @Test
  @Tag("nightly")
  void killedAtAnyOfManyMomentsItsRunIsGoneOnWithAsIfNothingHadHappened() throws Exception {
    killAndGoOn(MANY);
  }

  private void killAndGoOn(int crashes) throws Exception {
    Random random = new Random(20260103);
    for (int crash = 0; crash < crashes; crash++) {
      int before = round();
      Process child = start("run", folder.toString());
      await(child, log(), crash % 2 == 1 ? "left_port SUCCESS" : "begins");
      TimeUnit.MILLISECONDS.sleep(random.nextInt(crash % 2 == 1 ? 40 : 900));
      child.destroyForcibly().waitFor();

      if (round() == before) {
        assertThat(mesh.resume(Mesh.nodes())).isInstanceOf(Publication.Published.class);
      }
      assertThat(round()).as("after crash %d", crash).isEqualTo(before + 1);
    }
    assertThat(drafts()).isEmpty();
  }

  @Test
  void interruptedItEndsByItselfAndPublishesNothing() throws Exception {
    Process child =
        new ProcessBuilder(interruptible(Child.command("endless", folder.toString())))
            .redirectErrorStream(true)
            .redirectOutput(log().toFile())
            .start();
    await(child, log(), "endless begins");

    assertThat(new ProcessBuilder("kill", "-INT", Long.toString(child.pid())).start().waitFor())
        .isZero();
    int status = child.waitFor();

    assertThat(Files.readString(log())).contains("CANCELLED");
    assertThat(status).isEqualTo(130);
    assertThat(round()).isEqualTo(1);
    assertThat(mesh.run()).isInstanceOf(Publication.Published.class);
    assertThat(drafts()).isEmpty();
  }

  /** A shell that started us in the background may have had us ignore interrupts. */
  private static List<String> interruptible(List<String> command) {
    List<String> all = new ArrayList<>(List.of("env", "--default-signal=INT"));
    all.addAll(command);
    return all;
  }

  @Test
  void withoutSpaceForTheClonesItSaysSoAndHarmsNothing() throws Exception {
    mesh.run(withBulk(), RunListener.none(), new Cancellation());

    int status = limited("run");

    assertThat(Files.readString(log())).contains("FLOE-RUN-104");
    assertThat(status).isEqualTo(3);
    assertThat(round()).isEqualTo(2);
    assertThat(drafts()).isEmpty();
  }

  @Test
  void withoutSpaceForItsRowsItSaysSoAndHarmsNothing() throws Exception {
    int status = limited("bulk");

    assertThat(Files.readString(log())).contains("WAREHOUSE_FULL");
    assertThat(status).isEqualTo(3);
    assertThat(round()).isEqualTo(1);
    assertThat(drafts()).isEmpty();
    assertThat(mesh.run()).isInstanceOf(Publication.Published.class);
  }

  /** Files may grow to 90 MB: enough for the driver's own library and not for the rows. */
  private int limited(String what) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f 90000; exec \"$@\"", "bash"));
    command.addAll(Child.command(what, folder.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log().toFile())
        .start()
        .waitFor();
  }

  static List<Node> withBulk() {
    List<Node> nodes = new ArrayList<>(Mesh.nodes());
    nodes.add(Nodes.table("bulk", "select hash(range) as h from range(16000000)"));
    return nodes;
  }

  @Test
  void aReaderNeverSeesAMixtureWhileOthersPublish() throws Exception {
    publishUnderTheEyesOfAReader(12);
  }

  @Test
  @Tag("nightly")
  void aReaderNeverSeesAMixtureDuringAHundredPublications() throws Exception {
    publishUnderTheEyesOfAReader(100);
  }

  private void publishUnderTheEyesOfAReader(int publications) throws Exception {
    Process reader = start("read", folder.toString(), "1000000");
    await(reader, log(), "|");
    for (int i = 0; i < publications; i++) {
      assertThat(mesh.run()).isInstanceOf(Publication.Published.class);
    }
    int rounds = round();
    await(reader, log(), rounds + "|" + rounds + "|" + rounds);
    reader.destroyForcibly().waitFor();

    int last = 0;
    String all = Files.readString(log());
    // Killed, it may have left half a line.
    for (String line : all.substring(0, all.lastIndexOf('\n')).lines().toList()) {
      assertThat(line).matches("\\d+\\|\\d+\\|\\d+");
      int round = Integer.parseInt(line.substring(0, line.indexOf('|')));
      assertThat(line).isEqualTo(round + "|" + round + "|" + round);
      assertThat(round).isBetween(Math.max(1, last), rounds);
      last = round;
    }
    assertThat(last).isEqualTo(1 + publications);
  }

  @Test
  void aPausedHolderOfTheLockIsNeverASecondPublisher() throws Exception {
    pauseHolders(3);
  }

  @Test
  @Tag("nightly")
  void pausedAtAnyMomentAHolderOfTheLockIsNeverASecondPublisher() throws Exception {
    pauseHolders(60);
  }

  /**
   * Stops a run at a random moment, lets another one try, and lets the first go on. Every second
   * time somebody has taken the lock for a leftover and removed it.
   */
  private void pauseHolders(int times) throws Exception {
    Random random = new Random(20260104);
    mesh.lockTimeout = Duration.ZERO;
    for (int i = 0; i < times; i++) {
      int before = round();
      Process child = start("run", folder.toString());
      await(child, log(), "begins");
      TimeUnit.MILLISECONDS.sleep(random.nextInt(1_200));
      signal(child, "STOP");
      if (i % 2 == 1) {
        Files.deleteIfExists(folder.resolve("warehouse/data.duckdb.lock"));
      }
      int published = publishIfFree();
      signal(child, "CONT");
      published += child.waitFor() == 0 ? 1 : 0;

      assertThat(round())
          .as("after pause %d: %s", i, Files.readString(log()))
          .isEqualTo(before + published);
    }
    assertThat(mesh.run()).isInstanceOf(Publication.Published.class);
    assertThat(drafts()).isEmpty();
  }

  private int publishIfFree() {
    try {
      return mesh.run() instanceof Publication.Published ? 1 : 0;
    } catch (FloeException locked) {
      return 0;
    }
  }

  private static void signal(Process process, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    kill.waitFor();
  }

  @Test
  void twoPublishersTakeTurns() throws Exception {
    Process one = start("run", folder.toString());
    Path otherLog = folder.resolve("other.log");
    Process other = Child.process(otherLog, "run", folder.toString()).start();

    assertThat(one.waitFor()).isZero();
    assertThat(other.waitFor()).isZero();

    assertThat(round()).isEqualTo(3);
    assertThat(List.of(Files.readString(log()), Files.readString(otherLog)))
        .anyMatch(text -> text.contains("published 2"))
        .anyMatch(text -> text.contains("published 3"));
  }

  private Path log() {
    return folder.resolve("child.log");
  }

  private Process start(String... arguments) throws IOException {
    Files.deleteIfExists(log());
    return Child.process(log(), arguments).start();
  }

  /** Fails where the child ends and has not said it. */
  private static void await(Process child, Path log, String word) throws Exception {
    boolean alive = true;
    while (!Files.exists(log) || !Files.readString(log).contains(word)) {
      assertThat(alive).as(() -> "the child ended: " + text(log)).isTrue();
      TimeUnit.MILLISECONDS.sleep(10);
      // Asked before the log is read once more: what it said last counts.
      alive = child.isAlive();
    }
  }

  private static String text(Path log) {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** The round all ports tell. */
  private int round() {
    String[] ports = mesh.ports().split("\\|", -1);
    assertThat(ports).hasSize(3).containsOnly(ports[0]);
    return Integer.parseInt(ports[0]);
  }

  private List<String> drafts() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("warehouse"))) {
      return all.map(p -> p.getFileName().toString()).filter(n -> n.startsWith(".")).toList();
    }
  }
}
