package dev.floe.cli.monitor;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.product.PublishedEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;

/** {@code floe monitor}. */
public final class MonitorCommand implements Command {

  private static final Set<String> NOT_LOOKED_INTO =
      Set.of("target", "dbt_packages", "node_modules", "warehouse");

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Check that output ports keep what they promise: how old their data is, whether they"
                + " can be read, whether their columns are what was compiled, and their quality."
                + " Works on the product of the folder, or on all below it.",
            "floe monitor --once",
            "floe monitor --once --output json",
            "floe monitor --interval 60")
        .addOption(Options.flag("--once", "look at each port once; exit code 1 if one is broken"))
        .addOption(
            Options.number(
                "--interval",
                "SECONDS",
                "look again after so long; a quarter of the promised freshness by default"))
        .addOption(Options.projectFolder())
        .addOption(Options.output());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    List<MonitoredPort> ports = ports(invocation.projectFolder());
    try (Reports reports = new Reports(invocation)) {
      if (invocation.arguments().has("--once")) {
        ports.forEach(reports::look);
        return reports.conclude();
      }
      CountDownLatch stopped = new CountDownLatch(1);
      invocation.surroundings().interruption().onInterrupt(stopped::countDown);
      Optional<Duration> every =
          invocation.arguments().number("--interval").map(s -> Duration.ofSeconds(Math.max(1, s)));
      new Rounds(invocation.surroundings().clock(), time -> waited(stopped, time))
          .walk(
              ports,
              port -> every.orElseGet(() -> port.promise().interval()),
              port -> {
                reports.look(port);
                reports.tellChanges();
              });
      return ExitCode.INTERRUPTED;
    }
  }

  private static boolean waited(CountDownLatch stopped, Duration time) {
    try {
      return !stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static List<MonitoredPort> ports(Path folder) {
    List<MonitoredPort> ports = new ArrayList<>();
    for (Path product : compiled(folder)) {
      PublishedEngine.product(product)
          .ifPresent(known -> ports.addAll(MonitoredPort.of(product, known)));
    }
    if (ports.isEmpty()) {
      throw new UsageError(
          CliCode.NOTHING_BUILT,
          "there is no compiled product with output ports in " + folder,
          "run it first: floe run");
    }
    return ports;
  }

  /** The folders of compiled products, sorted. */
  private static List<Path> compiled(Path folder) {
    List<Path> found = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              String name = String.valueOf(dir.getFileName());
              boolean skipped =
                  !dir.equals(folder) && (name.startsWith(".") || NOT_LOOKED_INTO.contains(name));
              if (!skipped && Files.isRegularFile(dir.resolve(".floe/artifacts.json"))) {
                found.add(dir);
              }
              return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(null);
    return found;
  }
}
