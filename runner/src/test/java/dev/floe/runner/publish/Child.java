package dev.floe.runner.publish;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.Cancellation;
import dev.floe.runner.RunEvent;
import dev.floe.runner.execute.Nodes;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A floe of its own, in a process of its own: what the crash tests kill. */
public final class Child {

  private Child() {}

  /**
   * {@code run FOLDER}: one run. {@code read FOLDER COUNT}: looks at the ports again and again.
   * {@code hold FOLDER}: writes by hand and stays.
   */
  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    Mesh mesh = new Mesh(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "run" -> Runtime.getRuntime().halt(run(mesh, Mesh.nodes()));
      case "bulk" -> Runtime.getRuntime().halt(run(mesh, CrashIT.withBulk()));
      case "endless" -> Runtime.getRuntime().halt(run(mesh, endless()));
      case "read" -> {
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
          System.out.println(mesh.ports());
        }
      }
      case "hold" -> hold(mesh);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  /** Writes to the warehouse as a database tool would, and stays. */
  private static void hold(Mesh mesh) {
    try (Engine engine = Mesh.open(mesh.warehouse.file());
        Session session = engine.session()) {
      session.execute("create table by_hand as select 42 as n");
      System.out.println("holds");
      new CountDownLatch(1).await();
    } catch (SqlFailure | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Node> endless() {
    List<Node> nodes = new ArrayList<>(Mesh.nodes());
    nodes.add(
        Nodes.table("endless", "select count(*) from range(1000000000) a, range(1000000000) b"));
    return nodes;
  }

  private static int run(Mesh mesh, List<Node> nodes) {
    Cancellation cancellation = new Cancellation();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(cancellation)));
    System.out.println("begins");
    try {
      return told(mesh.run(nodes, Child::tell, cancellation), cancellation);
    } catch (FloeException e) {
      System.out.println(e.diagnostic().code().id() + " " + e.getMessage());
      return 3;
    }
  }

  /** The JVM ends when its hooks have; the main thread ends it before, when the run is over. */
  private static void stop(Cancellation cancellation) {
    cancellation.cancel();
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void tell(RunEvent event) {
    switch (event) {
      case RunEvent.NodeStarted started ->
          System.out.println(started.node().info().name() + " begins");
      case RunEvent.NodeFinished finished ->
          System.out.println(
              finished.result().node().info().name() + " " + finished.result().status());
      case RunEvent.RunStarted _,
          RunEvent.NodeRetried _,
          RunEvent.BatchFinished _,
          RunEvent.NodeReused _,
          RunEvent.HookFinished _,
          RunEvent.RunFinished _ -> {}
    }
  }

  private static int told(Publication publication, Cancellation cancellation) {
    return switch (publication) {
      case Publication.Published published -> {
        System.out.println("published " + published.generation().number());
        yield 0;
      }
      case Publication.Discarded discarded -> {
        discarded.results().allDiagnostics().forEach(System.out::println);
        yield cancellation.isRequested() ? 130 : discarded.results().failedOutside() ? 3 : 1;
      }
    };
  }

  /** The command that starts it. */
  static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Xmx256m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Child.class.getName());
    command.addAll(List.of(arguments));
    return command;
  }

  static ProcessBuilder process(Path log, String... arguments) {
    return new ProcessBuilder(command(arguments))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
  }
}
