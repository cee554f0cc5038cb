package dev.floe.runner;

import dev.floe.artifacts.Node;
import java.util.OptionalLong;

/** Something that happened during a run. */
public sealed interface RunEvent {

  /**
   * The run begins.
   *
   * @param nodes how many nodes will be reported by {@link NodeFinished}
   */
  record RunStarted(int nodes, int threads) implements RunEvent {}

  /**
   * A worker took up a node.
   *
   * @param index from 1, in the order nodes are started
   */
  record NodeStarted(Node node, int index) implements RunEvent {}

  /**
   * A node was not done again, because the run goes on with one that had finished it. Told once the
   * run's own nodes are done.
   *
   * @param rows that run wrote; absent where it did not tell
   */
  record NodeReused(Node node, OptionalLong rows) implements RunEvent {}

  /**
   * A node ended, was skipped or was cancelled.
   *
   * @param done how many have, this one included
   */
  record NodeFinished(NodeResult result, int done) implements RunEvent {}

  /**
   * A node failed for a reason outside and will be tried again.
   *
   * @param retry from 1
   */
  record NodeRetried(Node node, int retry, String because) implements RunEvent {}

  /**
   * A batch of a microbatch model ended.
   *
   * @param index of the batch, from 1
   * @param batch its name: {@code 2026-01-31}
   */
  record BatchFinished(Node node, int index, int total, String batch, boolean good)
      implements RunEvent {}

  /**
   * A hook of the run ended or was skipped.
   *
   * @param index from 1, among those before the nodes or those after them
   */
  record HookFinished(HookResult result, int index, int total) implements RunEvent {}

  /** The run is over; its hooks too. */
  record RunFinished(RunResults results) implements RunEvent {}
}
