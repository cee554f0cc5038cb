package dev.floe.runner.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.Node;
import dev.floe.artifacts.NodeInfo;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.runner.NodeResult;
import dev.floe.runner.NodeStatus;
import dev.floe.runner.Retries;
import dev.floe.runner.RunCode;
import dev.floe.runner.RunEvent;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Engine;
import dev.floe.spi.Session;
import dev.floe.spi.SqlFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that loses its connection now and then. */
class RetriesIT {

  @TempDir private Path folder;
  private final AtomicInteger failures = new AtomicInteger();
  private final List<RunEvent.NodeRetried> retried = new ArrayList<>();
  private String method = "execute";
  private SqlFailure.Kind kind = SqlFailure.Kind.CONNECTION;
  private Shop shop;

  @BeforeEach
  void open() {
    ComputePlugin duckDb = new DuckDbComputePlugin();
    shop =
        new Shop(
            proxy(ComputePlugin.class, duckDb),
            Map.of("path", folder.resolve("data.duckdb").toString(), "schema", "main"));
    shop.options = shop.options.withThreads(1).with(new Retries(2, Duration.ZERO));
    shop.listener =
        event -> {
          if (event instanceof RunEvent.NodeRetried retry) {
            retried.add(retry);
          }
        };
  }

  @AfterEach
  void close() {
    shop.close();
  }

  /** Hands everything on, and fails a statement that makes the table of a model. */
  private <T> T proxy(Class<T> type, T real) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              boolean models = arguments != null && String.valueOf(arguments[0]).contains("flaky");
              boolean hit = called.getName().equals(method) && (models || method.equals("commit"));
              if (type == Session.class && hit && failures.getAndDecrement() > 0) {
                throw new SqlFailure(kind, "the connection was lost");
              }
              return handedOn(called, real, arguments);
            }));
  }

  private @Nullable Object handedOn(Method called, Object real, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return wrapped(called.invoke(real, arguments));
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private @Nullable Object wrapped(@Nullable Object result) {
    return switch (result) {
      case null -> null;
      case Engine engine -> proxy(Engine.class, engine);
      case Session session -> proxy(Session.class, session);
      default -> result;
    };
  }

  private static Node.Model flaky() {
    return Nodes.table("flaky", "select 1 as n");
  }

  private static Node.Model incremental() {
    return Nodes.model("flaky", "incremental", "select 1 as n", Map.of());
  }

  private static Node.Model with(Map<String, Object> floe) {
    Node.Model model = flaky();
    NodeInfo info = model.info();
    return new Node.Model(
        new NodeInfo(
            info.uniqueId(),
            info.name(),
            info.packageName(),
            info.path(),
            info.fqn(),
            "",
            List.of(),
            Map.of("floe", floe),
            info.declaredAt()),
        model.relation(),
        model.materialization(),
        model.layer(),
        model.body(),
        model.columns(),
        model.constraints(),
        model.dependsOn(),
        model.config());
  }

  @Test
  void triesANodeAgainThatLostItsConnection() {
    failures.set(2);

    NodeResult result = shop.runOne(flaky());

    assertThat(result.status()).isEqualTo(NodeStatus.SUCCESS);
    assertThat(result.diagnostics()).isEmpty();
    assertThat(retried).extracting(RunEvent.NodeRetried::retry).containsExactly(1, 2);
    assertThat(shop.rows("select * from main.flaky")).containsExactly("1");
  }

  @Test
  void givesUpAfterSoManyTries() {
    failures.set(3);

    NodeResult result = shop.runOne(flaky());

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.ENGINE_FAILED);
    assertThat(retried).hasSize(2);
  }

  @Test
  void doesNotRepeatWhatItsAuthorGotWrong() {
    failures.set(1);
    kind = SqlFailure.Kind.SYNTAX;

    assertThat(shop.runOne(flaky()).status()).isEqualTo(NodeStatus.ERROR);
    assertThat(retried).isEmpty();
  }

  @Test
  void doesNotRepeatWhatMayHaveBeenCommitted() {
    shop.runOne(incremental());
    method = "commit";
    failures.set(1);

    assertThat(shop.runOne(incremental()).status()).isEqualTo(NodeStatus.ERROR);
    assertThat(retried).isEmpty();
    assertThat(shop.rows("select * from main.flaky")).containsExactly("1");
  }

  @Test
  void aNodeSaysItselfHowOftenItIsTried() {
    failures.set(3);

    assertThat(shop.runOne(with(Map.of("retries", 3L))).status()).isEqualTo(NodeStatus.SUCCESS);
    assertThat(retried).hasSize(3);
  }

  @Test
  void aNodeSaysItselfHowLongItMayTake() {
    Limits limits = Limits.of(with(Map.of("timeout", "10m")), shop.options).value().orElseThrow();

    assertThat(limits.timeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(Limits.of(flaky(), shop.options).value().orElseThrow().timeout()).isZero();
  }

  @Test
  void refusesATimeItDoesNotUnderstand() {
    NodeResult result = shop.runOne(with(Map.of("timeout", "soon")));

    assertThat(result.status()).isEqualTo(NodeStatus.ERROR);
    assertThat(result.diagnostics().getFirst().code()).isEqualTo(RunCode.CONFIG_UNUSABLE);
    assertThat(result.diagnostics().getFirst().message())
        .contains("meta.floe.timeout")
        .contains("soon");
  }
}
