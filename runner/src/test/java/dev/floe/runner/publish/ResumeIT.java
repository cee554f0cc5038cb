package dev.floe.runner.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.runner.Cancellation;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import dev.floe.runner.execute.Nodes;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.journal.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go on with what a failed one left. */
class ResumeIT {

  @TempDir private Path folder;
  private Mesh mesh;

  @BeforeEach
  void publishTheFirstRound() {
    mesh = new Mesh(folder);
    mesh.run();
  }

  private static List<Node> with(Node... more) {
    List<Node> nodes = new ArrayList<>(Mesh.nodes());
    nodes.addAll(List.of(more));
    return nodes;
  }

  private static List<Node> broken() {
    return with(Nodes.table("last", "select * from main.nowhere", "model.shop.left_port"));
  }

  private static List<Node> mended() {
    return with(Nodes.table("last", "select 1 as n", "model.shop.left_port"));
  }

  private void fail() {
    Publication publication = mesh.run(broken(), RunListener.none(), new Cancellation());
    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Discarded.class, discarded -> assertThat(discarded.kept()).isTrue());
  }

  private static Resumption resumption(Publication publication) {
    assertThat(publication).isInstanceOf(Publication.Published.class);
    return publication.resumption().orElseThrow();
  }

  private static List<String> executed(Publication publication) {
    return publication.results().nodes().stream().map(n -> n.node().info().name()).toList();
  }

  private List<Path> drafts() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("warehouse"))) {
      return all.filter(p -> p.getFileName().toString().startsWith("."))
          .filter(p -> !p.toString().endsWith(".note"))
          .toList();
    }
  }

  @Test
  void tellsListenersWhatItNeedNotDoAgain() throws IOException {
    fail();
    List<String> told = new ArrayList<>();

    Publication publication =
        mesh.resume(
            mended(),
            event -> {
              if (event instanceof RunEvent.NodeReused reused) {
                told.add(reused.node().uniqueId());
              }
            });

    assertThat(told)
        .isNotEmpty()
        .containsExactlyInAnyOrderElementsOf(resumption(publication).reused());
  }

  @Test
  void doesOnlyWhatIsLeftAndAddsNoRowTwice() throws IOException {
    fail();

    Publication publication = mesh.resume(mended());

    assertThat(resumption(publication).startedOver()).isEmpty();
    assertThat(resumption(publication).reused())
        .containsExactly(
            "model.shop.events",
            "model.shop.left_port",
            "model.shop.right_port",
            "snapshot.shop.history",
            "test.shop.ports_agree");
    assertThat(executed(publication)).containsExactly("last");
    assertThat(mesh.ports()).isEqualTo("2|2|2");
    assertThat(drafts()).isEmpty();
  }

  @Test
  void doesAgainWhatChangedAndWhatReadsIt() {
    fail();
    List<Node> changed = new ArrayList<>(mended());
    changed.set(
        1,
        Nodes.table(
            "left_port", "select max(round) + 0 as round from main.events", "model.shop.events"));

    Publication publication = mesh.resume(changed);

    assertThat(executed(publication)).containsExactlyInAnyOrder("left_port", "last", "ports_agree");
    assertThat(resumption(publication).reused()).contains("model.shop.events");
    assertThat(mesh.ports()).isEqualTo("2|2|2");
  }

  @Test
  void startsOverWhereRowsThatWereAddedWouldBeAddedAgain() {
    fail();
    List<Node> changed = new ArrayList<>(mended());
    changed.set(0, Nodes.deferred("events", "incremental", Map.of("tags", List.of("new"))));

    Publication publication = mesh.resume(changed);

    assertThat(resumption(publication).startedOver().orElseThrow())
        .startsWith("events must be done again");
    assertThat(resumption(publication).reused()).isEmpty();
    assertThat(mesh.ports()).isEqualTo("2|2|2");
  }

  @Test
  void goesOnWithARunThatWentOnItself() {
    fail();
    Publication second =
        mesh.resume(
            with(Nodes.table("last", "select * from main.nowhere2", "model.shop.left_port")));
    assertThat(second).isInstanceOf(Publication.Discarded.class);

    Publication third = mesh.resume(mended());

    assertThat(executed(third)).containsExactly("last");
    assertThat(resumption(third).reused()).hasSize(5);
    assertThat(mesh.ports()).isEqualTo("2|2|2");
  }

  @Test
  void startsOverWhenAnotherRunCameBetween() {
    fail();
    RunRecord failed = new Runs(folder.resolve(".floe/runs")).list().getFirst();
    mesh.run();

    Publication publication = mesh.resume(mended(), failed);

    assertThat(resumption(publication).startedOver().orElseThrow()).contains("gone");
    assertThat(mesh.ports()).isEqualTo("3|3|3");
  }

  @Test
  void refusesADamagedDraftAndBuildsAnew() throws IOException {
    fail();
    Path draft = drafts().getFirst();
    Files.write(draft, new byte[100], StandardOpenOption.TRUNCATE_EXISTING);

    Publication publication = mesh.resume(mended());

    assertThat(resumption(publication).startedOver().orElseThrow()).contains("damaged");
    assertThat(mesh.ports()).isEqualTo("2|2|2");
    assertThat(drafts()).isEmpty();
  }

  @Test
  void refusesADraftOfAKilledRunThatCannotBeRead() throws IOException {
    fail();
    Path draft = drafts().getFirst();
    // As a run leaves it that was killed: without its length.
    Path note = draft.resolveSibling(draft.getFileName() + ".note");
    Files.writeString(note, Files.readString(note).replaceAll(",\"left\":\"[^\"]*\"", ""));
    Files.write(draft, new byte[20_000], StandardOpenOption.TRUNCATE_EXISTING);

    Publication publication = mesh.resume(mended());

    assertThat(resumption(publication).startedOver().orElseThrow()).contains("cannot be read");
    assertThat(mesh.ports()).isEqualTo("2|2|2");
  }

  @Test
  void keepsOneDraftHoweverOftenItFails() throws IOException {
    for (int i = 0; i < 3; i++) {
      fail();
      assertThat(drafts()).hasSize(1);
    }
  }

  @Test
  void keepsNothingWhereNothingWasFinished() throws IOException {
    List<Node> nodes = List.of(Nodes.table("last", "select * from main.nowhere"));

    Publication publication = mesh.run(nodes, RunListener.none(), new Cancellation());

    assertThat(publication)
        .isInstanceOfSatisfying(
            Publication.Discarded.class, discarded -> assertThat(discarded.kept()).isFalse());
    assertThat(drafts()).isEmpty();
  }
}
