package dev.floe.cli.product;

import dev.floe.cli.console.Progress;
import dev.floe.runner.RunEvent;
import dev.floe.runner.RunListener;
import java.util.LinkedHashSet;
import java.util.Set;

/** Keeps a progress line up to date with a run. */
public final class RunProgress implements RunListener {

  private final Progress progress;
  private final Set<String> running = new LinkedHashSet<>();
  private int total;
  private int done;

  public RunProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public synchronized void happened(RunEvent event) {
    switch (event) {
      case RunEvent.RunStarted started -> total = started.nodes();
      case RunEvent.NodeStarted started -> running.add(started.node().info().name());
      case RunEvent.NodeFinished finished -> {
        running.remove(finished.result().node().info().name());
        done = finished.done();
      }
      case RunEvent.NodeRetried retried -> {}
      case RunEvent.BatchFinished batch -> {}
      case RunEvent.NodeReused reused -> {}
      case RunEvent.HookFinished hook -> {}
      case RunEvent.RunFinished finished -> running.clear();
    }
    progress.update(done, total, String.join(", ", running));
  }
}
