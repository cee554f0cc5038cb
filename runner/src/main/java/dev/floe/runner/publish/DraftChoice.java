package dev.floe.runner.publish;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.RunRequest;
import dev.floe.runner.journal.RunId;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.runner.resume.Continuation;
import dev.floe.runner.resume.Finished;
import dev.floe.runner.warehouse.Draft;
import dev.floe.runner.warehouse.Lease;
import dev.floe.spi.Engine;
import dev.floe.spi.FileBacked;
import dev.floe.spi.RelationName;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Chooses what a run works on: a fresh clone, or what an earlier run left. */
record DraftChoice(Lease lease, EngineOpener opener, RunId id) {

  Start of(RunRequest request, Undertaking undertaking) {
    return undertaking
        .continued()
        .map(continuation -> continued(request, continuation))
        .orElseGet(() -> new Start(fresh(), request, List.of(), Optional.empty()));
  }

  private Start continued(RunRequest request, Continuation continuation) {
    if (continuation.obstacle().isPresent()) {
      lease.forget(continuation.run().value());
      return startedOver(request, continuation, continuation.obstacle().get());
    }
    return switch (lease.adopt(id.value(), continuation.run().value())) {
      case Lease.Adoption.Refused refused -> startedOver(request, continuation, refused.why());
      case Lease.Adoption.Adopted adopted -> verified(request, continuation, adopted.draft());
    };
  }

  private Start verified(RunRequest request, Continuation continuation, Draft draft) {
    Set<String> reused =
        continuation.finished().stream().map(Finished::node).collect(Collectors.toSet());
    Optional<String> damage = damage(draft, request, reused);
    if (damage.isPresent()) {
      draft.discard();
      return startedOver(request, continuation, damage.get());
    }
    Set<String> left = new TreeSet<>(request.selected());
    left.removeAll(reused);
    return new Start(
        draft,
        new RunRequest(request.nodes(), left, request.options()),
        continuation.finished(),
        Optional.of(
            new Resumption(
                continuation.run(), reused.stream().sorted().toList(), Optional.empty())));
  }

  private Start startedOver(RunRequest request, Continuation continuation, String why) {
    return new Start(
        fresh(),
        request,
        List.of(),
        Optional.of(new Resumption(continuation.run(), List.of(), Optional.of(why))));
  }

  private Draft fresh() {
    return lease.draft(id.value(), this::settle);
  }

  /** Opens the draft, which also replays its log, and looks for what the journal says is there. */
  private Optional<String> damage(Draft draft, RunRequest request, Set<String> reused) {
    try (Engine engine = opener.open(draft.file());
        Session session = engine.session()) {
      for (Node node : request.nodes()) {
        if (reused.contains(node.uniqueId())
            && node instanceof Node.Referable made
            && isMissing(session, made.location())) {
          return Optional.of(node.info().name() + " is missing in what it had built");
        }
      }
      return Optional.empty();
    } catch (SqlFailure | FloeException unreadable) {
      return Optional.of("what it had built cannot be read");
    }
  }

  private static boolean isMissing(Session session, Optional<RelationName> relation)
      throws SqlFailure {
    return relation.isPresent() && session.relation(relation.get()).isEmpty();
  }

  private void settle(Path file) {
    try (Engine engine = opener.open(file)) {
      checkpoint(engine);
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  static void checkpoint(Engine engine) throws SqlFailure {
    if (!(engine instanceof FileBacked file)) {
      throw new IllegalStateException("generations need an engine whose database is one file");
    }
    file.checkpoint();
  }
}
