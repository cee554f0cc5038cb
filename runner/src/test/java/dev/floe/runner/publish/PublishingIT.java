package dev.floe.runner.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import dev.floe.runner.execute.Nodes;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.journal.Runs;
import dev.floe.runner.warehouse.Generation;
import dev.floe.spi.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishingIT {

  @TempDir private Path folder;
  private Mesh mesh;

  @BeforeEach
  void open() {
    mesh = new Mesh(folder);
  }

  private List<String> leftovers() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("warehouse"))) {
      return all.map(p -> p.getFileName().toString())
          .filter(n -> n.startsWith(".") || n.endsWith(".wal"))
          .toList();
    }
  }

  @Test
  void everyRunPublishesTheNextGeneration() throws IOException {
    for (int round = 1; round <= 3; round++) {
      assertThat(mesh.run()).isInstanceOf(Publication.Published.class);
      assertThat(mesh.ports()).isEqualTo(round + "|" + round + "|" + round);
    }
    assertThat(mesh.warehouse.generations())
        .extracting(Generation::number)
        .containsExactly(1, 2, 3);
    assertThat(leftovers()).isEmpty();
    assertThat(new Runs(folder.resolve(".floe/runs")).list())
        .extracting(RunRecord::state)
        .containsOnly(RunRecord.State.PUBLISHED);
  }

  @Test
  void aFailingTestPublishesNothing() throws IOException {
    mesh.run();
    List<Node> nodes = new ArrayList<>(Mesh.nodes());
    nodes.add(Nodes.test("never", "select * from main.left_port", "model.shop.left_port"));

    Publication publication = mesh.run(nodes, RunListener.none(), new Cancellation());

    assertThat(publication).isInstanceOf(Publication.Discarded.class);
    assertThat(publication.results().count(NodeStatus.FAIL)).isEqualTo(1);
    assertThat(mesh.ports()).isEqualTo("1|1|1");
    assertThat(leftovers()).as("the draft and its note").hasSize(2);
    assertThat(new Runs(folder.resolve(".floe/runs")).list().getFirst().state())
        .isEqualTo(RunRecord.State.FAILED);
    mesh.run();
    assertThat(leftovers()).isEmpty();
  }

  @Test
  void aCancelledRunPublishesNothingAndTheNextOneWorks() throws IOException {
    mesh.run();
    Cancellation cancellation = new Cancellation();
    List<Node> nodes = new ArrayList<>(Mesh.nodes());
    nodes.add(
        Nodes.table("endless", "select count(*) from range(1000000000) a, range(1000000000) b"));

    Publication publication =
        mesh.run(
            nodes,
            event -> {
              if (event instanceof RunEvent.NodeStarted started
                  && started.node().info().name().equals("endless")) {
                cancellation.cancel();
              }
            },
            cancellation);

    assertThat(publication).isInstanceOf(Publication.Discarded.class);
    assertThat(publication.results().nodes())
        .filteredOn(r -> r.node().info().name().equals("endless"))
        .extracting(r -> r.status())
        .containsExactly(NodeStatus.CANCELLED);
    assertThat(mesh.ports()).isEqualTo("1|1|1");
    assertThat(mesh.run()).isInstanceOf(Publication.Published.class);
    assertThat(mesh.ports()).isEqualTo("2|2|2");
  }

  @Test
  void refusesToCloneWhatAnotherProgramIsWriting() throws Exception {
    mesh.run();
    Path log = folder.resolve("writer.log");
    // Held by another process: locks of the same process do not conflict.
    Process writer =
        new ProcessBuilder(Child.command("hold", folder.toString()))
            .redirectOutput(log.toFile())
            .start();
    try {
      await(log, "holds");
      assertThatThrownBy(mesh::run)
          .isInstanceOfSatisfying(
              FloeException.class,
              e -> assertThat(e.diagnostic().code()).isEqualTo(RunCode.WAREHOUSE_LOCKED))
          .hasMessageContaining("open for writing in another program");
    } finally {
      writer.destroyForcibly().waitFor();
    }
    assertThat(mesh.run()).isInstanceOf(Publication.Published.class);
  }

  @Test
  void settlesTheLogOfACrashedWriterFirst() throws Exception {
    mesh.run();
    Path log = folder.resolve("writer.log");
    Process writer =
        new ProcessBuilder(Child.command("hold", folder.toString()))
            .redirectOutput(log.toFile())
            .start();
    await(log, "holds");
    writer.destroyForcibly().waitFor();
    assertThat(folder.resolve("warehouse/data.duckdb.wal")).exists();

    mesh.run();

    assertThat(mesh.read("select n from by_hand")).isEqualTo("42");
    assertThat(folder.resolve("warehouse/data.duckdb.wal")).doesNotExist();
  }

  private static void await(Path log, String word) throws Exception {
    while (!Files.readString(log).contains(word)) {
      Thread.sleep(20);
    }
  }

  @Test
  void rollsBackWhatDuckDbReads() {
    mesh.run();
    mesh.run();
    try (var lease = mesh.warehouse.lock("test", Duration.ZERO, new Cancellation())) {
      var _ = lease.draftOf(1).publish();
    }
    assertThat(mesh.ports()).isEqualTo("1|1|1");
    mesh.run();
    assertThat(mesh.ports()).isEqualTo("2|2|2");
  }

  @Test
  void aReaderKeepsItsGenerationUntilItOpensAgain() throws Exception {
    mesh.run();
    try (Engine reader =
            new dev.floe.compute.duckdb.DuckDbComputePlugin()
                .open(
                    Map.of(
                        "path",
                        mesh.warehouse.file().toString(),
                        "database",
                        "shop",
                        "read_only",
                        true));
        var session = reader.session()) {
      mesh.run();
      assertThat(session.query("select round from left_port").rows().getFirst().getFirst())
          .hasToString("1");
    }
    assertThat(mesh.ports()).isEqualTo("2|2|2");
  }

  @Test
  void aDamagedWarehouseIsReportedAndLeftAlone() throws IOException {
    Path data = mesh.warehouse.file();
    Files.createDirectories(folder.resolve("warehouse"));
    Files.writeString(data, "this is not a database");

    assertThatThrownBy(mesh::run)
        .isInstanceOfSatisfying(
            FloeException.class,
            e -> assertThat(e.diagnostic().code()).isEqualTo(RunCode.ENGINE_FAILED));
    assertThat(data).hasContent("this is not a database");
    assertThat(leftovers()).isEmpty();
  }
}
