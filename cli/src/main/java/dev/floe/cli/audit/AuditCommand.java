package dev.floe.cli.audit;

import dev.floe.artifacts.Digests;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.command.Version;
import dev.floe.cli.console.OutputFormat;
import dev.floe.cli.console.Progress;
import dev.floe.cli.product.Compilations;
import dev.floe.cli.product.Documents;
import dev.floe.cli.record.AuditLog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe audit DIR…} and {@code floe audit verify}. */
public final class AuditCommand implements Command {

  private static final String VERIFY = "verify";
  private static final String LOG = AuditLog.FILE;

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Compile every product below some folders and show, by policy and domain, how many"
                + " demands hold, are waived, were known before, fail. Each audit is noted in "
                + LOG
                + ", a log in which no line can be changed unseen; 'floe audit verify' looks at it.",
            "floe audit .",
            "floe audit domains --stored",
            "floe audit --registered",
            "floe audit domains --env prod --output json > audit.json",
            "floe audit domains --since audit-may.json --since audit-june.json",
            "floe audit verify")
        .addOption(Options.environment())
        .addOption(
            Options.flag(
                "--stored",
                "judge the artifacts of the last compilation by the manifests as they are now, and"
                    + " compile nothing"))
        .addOption(
            Options.flag(
                "--registered",
                "judge the newest version of every registered product, by the published manifests"))
        .addOption(
            OptionSpec.builder("--since")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("1")
                .paramLabel("FILE")
                .description("compare with the JSON of an earlier audit. May be repeated")
                .build())
        .addOption(
            Options.number("--threads", "N", "how many products at the same time; one per core"))
        .addOption(Options.value("--log", "FILE", "the log to add to or verify, not " + LOG))
        .addOption(Options.flag("--no-log", "do not note this audit in the log"))
        .addOption(
            Options.value("--expect", "DIGEST", "verify: a line with this digest must be there"))
        .addOption(Options.locked())
        .addOption(Options.offline())
        .addOption(Options.output())
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("DIR")
                .index("0..*")
                .arity("0..*")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description("folders with products in or below them; or 'verify'")
                .build());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    List<String> typed = invocation.arguments().positionals();
    return typed.equals(List.of(VERIFY)) ? verify(invocation) : audit(invocation, typed);
  }

  private static ExitCode verify(Invocation invocation) {
    String name = invocation.arguments().value("--log").orElse(LOG);
    Path file = invocation.path(name);
    if (!Files.exists(file) && !Files.exists(file.resolveSibling(file.getFileName() + ".head"))) {
      throw new UsageError(
          CliCode.BAD_VALUE, "there is no log " + name, "'floe audit DIR' begins one");
    }
    AuditLog.Verification seen =
        new AuditLog(file).verify(name, invocation.arguments().value("--expect"));
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(
                  seen.broken().stream().toList(),
                  Map.of("lines", seen.lines(), "last", seen.last()));
      case TEXT -> {
        if (seen.broken().isEmpty()) {
          invocation
              .console()
              .line(
                  "✓ "
                      + name
                      + ": "
                      + seen.lines()
                      + (seen.lines() == 1 ? " line" : " lines")
                      + ", none changed; last "
                      + seen.last());
        }
        invocation
            .console()
            .diagnostics(seen.broken().stream().toList(), other -> Optional.empty());
      }
    }
    return seen.broken().isEmpty() ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static ExitCode audit(Invocation invocation, List<String> typed) {
    List<EarlierAudit> earlier =
        invocation.arguments().values("--since").stream()
            .map(file -> EarlierAudit.read(file, invocation.path(file)))
            .toList();
    String takenAt =
        invocation.surroundings().clock().instant().truncatedTo(ChronoUnit.SECONDS).toString();
    Audit audit =
        new Audit(
            takenAt,
            invocation.arguments().value("--env").orElse(""),
            judged(invocation, work(invocation, typed)));
    AuditHistory history = new AuditHistory(audit, earlier);
    String json = audit.json(history.plain());
    if (!invocation.arguments().has("--no-log")) {
      note(invocation, audit, json);
    }
    invocation
        .console()
        .print(invocation.output() == OutputFormat.JSON ? json : AuditText.of(history));
    return audit.isClean() ? ExitCode.OK : ExitCode.ERRORS;
  }

  private static SortedSet<Path> products(Invocation invocation, List<String> typed) {
    for (String folder : typed) {
      if (!Files.isDirectory(invocation.path(folder))) {
        throw new UsageError(
            CliCode.BAD_VALUE,
            "there is no folder '" + folder + "'",
            "name folders that hold products: floe audit domains");
      }
    }
    SortedSet<Path> found =
        ProductSearch.below(
            typed.stream().map(invocation::path).toList(),
            Documents.locator(invocation.surroundings()));
    if (found.isEmpty()) {
      throw new UsageError(
          CliCode.NO_PROJECT,
          "there is no product in or below " + String.join(", ", typed),
          "a product is a folder with a floe.yaml");
    }
    return found;
  }

  /** One thing to do for each product. */
  private static List<Callable<ProductAudit>> work(Invocation invocation, List<String> typed) {
    StoredProducts stored = new StoredProducts(invocation);
    if (invocation.arguments().has("--registered")) {
      return stored.registered();
    }
    boolean asStored = invocation.arguments().has("--stored");
    return products(invocation, typed.isEmpty() ? List.of(".") : typed).stream()
        .<Callable<ProductAudit>>map(folder ->
            () -> asStored ? stored.in(folder, name(invocation, folder)) : one(invocation, folder))
        .toList();
  }

  /** Of each product only its figures are kept, whatever its size. */
  private static List<ProductAudit> judged(
      Invocation invocation, List<Callable<ProductAudit>> work) {
    int threads =
        Math.max(
            1,
            invocation
                .arguments()
                .number("--threads")
                .orElse(Runtime.getRuntime().availableProcessors()));
    List<ProductAudit> done = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(threads);
        Progress progress = invocation.console().progress()) {
      List<Future<ProductAudit>> running = work.stream().map(pool::submit).toList();
      for (Future<ProductAudit> product : running) {
        done.add(product.get());
        progress.update(done.size(), work.size(), done.getLast().name());
      }
      return done;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static ProductAudit one(Invocation invocation, Path folder) {
    Documents documents = new Documents(invocation, folder);
    return ProductAudit.of(
        name(invocation, folder),
        Compilations.of(invocation, documents)
            .compile(documents.requireProduct(), invocation.arguments().value("--env")));
  }

  /** Relative to where the user is, as he would type it. */
  private static String name(Invocation invocation, Path folder) {
    String relative =
        invocation.surroundings().directory().relativize(folder).toString().replace('\\', '/');
    return relative.isEmpty() ? "." : relative;
  }

  private static void note(Invocation invocation, Audit audit, String json) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("event", "audit");
    entry.put("takenAt", audit.takenAt());
    entry.put("floe", Version.ofFloe());
    entry.put("environment", audit.environment());
    entry.putAll(audit.summary());
    entry.put("report", Digests.sha256(json.getBytes(StandardCharsets.UTF_8)));
    new AuditLog(invocation.path(invocation.arguments().value("--log").orElse(LOG))).append(entry);
  }
}
