package dev.floe.dbt.render;

import dev.floe.artifacts.SqlBody;
import dev.floe.artifacts.SqlText;
import dev.floe.compute.duckdb.DuckDbComputePlugin;
import dev.floe.dbt.adapter.ShadowCatalog;
import dev.floe.dbt.artifact.Stamp;
import dev.floe.dbt.artifact.TemplateManifest;
import dev.floe.dbt.graph.QuotedNames;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.kept.Ground;
import dev.floe.dbt.load.LoadMemory;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.load.ProjectLoader;
import dev.floe.dbt.load.RelationNaming;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.project.FileTree;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.project.Target;
import dev.floe.dbt.project.TargetChoice;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.spi.Column;
import dev.floe.spi.ComputePlugin;
import dev.floe.spi.Relation;
import dev.floe.spi.RelationKind;
import dev.floe.spi.RelationName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A project of texts, loaded with the real template engine for an engine, DuckDB if none is named.
 */
final class RenderedProject implements ShadowCatalog {

  static final Instant STARTED = Instant.parse("2026-03-01T10:20:30.123456Z");

  final List<String> logged = new ArrayList<>();
  final Map<String, String> environment = new TreeMap<>();
  final Map<String, Object> flags = new TreeMap<>();
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private final Map<RelationName, Knowledge> known = new HashMap<>();
  ParseMemory memory = ParseMemory.empty();

  /** The load that the next one may start from; only where {@link #keepsLoads} is set. */
  Optional<byte[]> kept = Optional.empty();

  boolean keepsLoads;

  /** Names the program that loads. */
  String program = "this";

  private final FileTree files;
  private final ComputePlugin plugin;
  private Optional<Result<LoadedProject>> loaded = Optional.empty();

  RenderedProject(FileTree files) {
    this(files, new DuckDbComputePlugin());
  }

  RenderedProject(FileTree files, ComputePlugin plugin) {
    this.files = files;
    this.plugin = plugin;
    flags.put("FULL_REFRESH", false);
    flags.put("STORE_FAILURES", false);
  }

  RenderedProject variable(String name, Object value) {
    variables.put(name, value);
    return this;
  }

  RenderedProject columns(String table, Column... columns) {
    RelationName name = RelationName.of("db", "main", table);
    known.put(name, new Knowledge.Known(new Relation(name, RelationKind.TABLE), List.of(columns)));
    return this;
  }

  Result<LoadedProject> loaded() {
    if (loaded.isEmpty()) {
      loaded = Optional.of(load());
    }
    return loaded.get();
  }

  private Result<LoadedProject> load() {
    Map<String, Object> target = new LinkedHashMap<>();
    target.put("name", "dev");
    target.put("type", plugin.type());
    target.put("database", "db");
    target.put("schema", "main");
    target.put("threads", 1L);
    target.put("profile_name", "shop");
    FileTree read = files;
    DbtTemplateEngine engine = engine();
    if (keepsLoads) {
      Ground ground = new Ground(files, name -> Optional.ofNullable(environment.get(name)));
      read = ground;
      engine =
          new DbtTemplateEngine(
              adapter -> plugin.dialect(), invocation().reading(ground::environment));
    }
    return ProjectLoader.load(
        engine,
        new ProjectRequest(
            read,
            Optional.empty(),
            new TargetChoice.Given(
                new Target(plugin.type(), Optional.of("db"), "main", new LinkedHashMap<>(target))),
            new LinkedHashMap<>(variables)),
        RelationNaming.dbt(),
        List.of(),
        new LoadMemory() {
          @Override
          public ParseMemory templates(Project project) {
            return memory;
          }

          @Override
          public Optional<byte[]> load(Project project) {
            return kept;
          }

          @Override
          public void keep(Project project, byte[] load) {
            kept = Optional.of(load);
          }

          @Override
          public void loadsAnew(String why) {
            // What is made of it is what tests look at.
          }

          @Override
          public String program() {
            return program;
          }
        });
  }

  private DbtTemplateEngine engine() {
    return new DbtTemplateEngine(adapter -> plugin.dialect(), invocation());
  }

  private Invocation invocation() {
    Invocation.TemplateLog log =
        new Invocation.TemplateLog() {
          @Override
          public void debug(String line) {
            logged.add("debug " + line);
          }

          @Override
          public void info(String line) {
            logged.add("info " + line);
          }
        };
    return new Invocation(
        "00000000-0000-0000-0000-000000000001",
        STARTED,
        InstantSource.fixed(STARTED),
        name -> Optional.ofNullable(environment.get(name)),
        List.copyOf(environment.keySet()),
        new TreeMap<>(flags),
        List.of(),
        log);
  }

  ProjectRendering rendering() {
    LoadedProject project = loaded().value().orElseThrow();
    Stamp stamp = new Stamp("1.12.0", STARTED, STARTED, "test");
    return DbtTemplateEngine.rendering(
        project.renderer(),
        project.graph(),
        new TemplateManifest(
            project.graph(),
            stamp,
            QuotedNames.of(plugin.dialect(), project.project().settings().quoting())));
  }

  ResourceNode node(String name) {
    return loaded().value().orElseThrow().graph().nodes().values().stream()
        .filter(node -> node.identity().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no node " + name + ": " + loaded().diagnostics()));
  }

  Result<SqlBody> body(String name) {
    return rendering().bodies(this).body(node(name));
  }

  SqlText compiled(String name) {
    Result<SqlBody> body = body(name);
    if (body.value().isPresent() && body.value().get() instanceof SqlBody.Static known) {
      return known.sql();
    }
    throw new AssertionError(body.toString());
  }

  /** The compiled SQL of a node with its blanks made one. */
  String sql(String name) {
    return compiled(name).text().strip().replaceAll("\\s+", " ");
  }

  /** The one finding of rendering a node. */
  Diagnostic finding(String name) {
    List<Diagnostic> found = body(name).diagnostics();
    if (found.size() != 1) {
      throw new AssertionError("one finding expected: " + found);
    }
    return found.getFirst();
  }

  @Override
  public Knowledge relation(RelationName name) {
    return known.getOrDefault(name, new Knowledge.Foreign());
  }

  @Override
  public List<Relation> relations(Optional<String> database, String schema) {
    return List.of();
  }
}
