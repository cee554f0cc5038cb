package dev.floe.compiler;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.CompiledProduct.Identity;
import dev.floe.artifacts.CompiledProduct.InputFile;
import dev.floe.artifacts.Digests;
import dev.floe.artifacts.Node;
import dev.floe.contracts.check.Consumed;
import dev.floe.contracts.check.ContractChecks;
import dev.floe.dbt.artifact.Stamp;
import dev.floe.dbt.artifact.TemplateManifest;
import dev.floe.dbt.graph.QuotedNames;
import dev.floe.dbt.load.LoadedProject;
import dev.floe.dbt.load.ProjectLoader;
import dev.floe.dbt.project.ProjectRequest;
import dev.floe.dbt.project.RecordedFiles;
import dev.floe.dbt.project.TargetChoice;
import dev.floe.dbt.render.DbtTemplateEngine;
import dev.floe.dbt.render.ProjectRendering;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.Subject;
import dev.floe.governance.classification.PublishedClasses;
import dev.floe.governance.rules.Governance;
import dev.floe.governance.rules.Judgement;
import dev.floe.governance.rules.Terms;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Owner;
import dev.floe.manifest.locate.DocumentLocator;
import dev.floe.manifest.locate.LoadedProduct;
import dev.floe.spi.ComputePlugin;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Compiles data products. See {@code docs/design/compile.md}. */
public final class ProductCompiler {

  /** The dbt whose behaviour templates see. */
  private static final String DBT_VERSION = "1.12.0";

  private final CompilerEdges edges;

  public ProductCompiler(CompilerEdges edges) {
    this.edges = edges;
  }

  /**
   * Compiles a product and, as far as its SQL needs them, those it consumes.
   *
   * @return best effort; without a value where there is no readable product or no platform for it
   */
  public Result<Compilation> compile(CompileRequest request) {
    return compile(request, List.of());
  }

  /**
   * @param path the products being compiled, each because of the one before
   */
  Result<Compilation> compile(CompileRequest request, List<Path> path) {
    Instant began = edges.invocation().clock().instant();
    Path file = request.productFile().toAbsolutePath().normalize();
    Path folder = folder(file);
    DocumentLocator wide =
        new DocumentLocator(edges.documents(), folder, edges.layout(), edges.remote());
    DocumentLocator locator = edges.workspace() ? wide : wide.withoutWorkspace();
    Result<LoadedProduct> documents = locator.product(file, request.environment());
    if (documents.value().isEmpty()) {
      return Result.failed(documents.diagnostics());
    }
    Result<LoadedProduct> filled = SchemaFiles.in(documents.value().get(), edges.documents());
    List<Diagnostic> findings = joined(documents.diagnostics(), filled.diagnostics());
    LoadedProduct loaded = filled.value().orElseThrow();
    Result<ComputePlugin> compute = ComputeChoice.of(loaded.platform(), edges.computes());
    if (compute.value().isEmpty()) {
      return Result.failed(joined(findings, compute.diagnostics()));
    }
    Instant resolved = edges.invocation().clock().instant();
    List<Path> deeper = new ArrayList<>(path);
    deeper.add(file);
    Result<List<ConsumedPort>> consumed =
        new Consumption(this, locator, request, deeper).of(loaded);
    Compiling compiling =
        new Compiling(
            request,
            loaded,
            compute.value().get(),
            consumed.value().orElseThrow(),
            began,
            resolved);
    return compiling.finish(findings, consumed.diagnostics());
  }

  private static Path folder(Path file) {
    return Optional.ofNullable(file.getParent()).orElse(file);
  }

  private static List<Diagnostic> joined(List<Diagnostic> first, List<Diagnostic> second) {
    List<Diagnostic> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** One product on its way. */
  private final class Compiling {

    private final CompileRequest request;
    private final LoadedProduct documents;
    private final ComputePlugin compute;
    private final List<ConsumedPort> consumed;
    private final ProductNaming naming;
    private final Instant began;
    private final Instant resolved;
    private final RecordedFiles files;
    private final TransformProject transform;
    private final Result<ContractFiles.Found> contracts;

    Compiling(
        CompileRequest request,
        LoadedProduct documents,
        ComputePlugin compute,
        List<ConsumedPort> consumed,
        Instant began,
        Instant resolved) {
      this.began = began;
      this.resolved = resolved;
      this.request = request;
      this.documents = documents;
      this.compute = compute;
      this.consumed = consumed;
      this.naming = new ProductNaming(documents.platform());
      this.contracts = ContractFiles.in(documents.folder(), edges.documents());
      this.transform =
          TransformProject.of(documents.product(), edges.trees().apply(documents.folder()));
      this.files =
          new RecordedFiles(edges.trees().apply(documents.folder().resolve(transform.root())));
    }

    Result<Compilation> finish(List<Diagnostic> documentFindings, List<Diagnostic> inputFindings) {
      Result<LoadedProject> project = load();
      if (project.value().isEmpty()) {
        return Result.failed(
            joined(joined(documentFindings, inputFindings), project.diagnostics()));
      }
      LoadedProject loaded = project.value().get();
      Instant parsed = edges.invocation().clock().instant();
      Rendered first = render(loaded, project.diagnostics());
      Masking masking =
          Masking.of(
              first.subject(),
              consumed.stream().map(ConsumedPort::uniqueId).collect(Collectors.toSet()));
      Rendered now =
          masking.sources().isEmpty()
              ? first
              : render(masking.redirected(loaded), project.diagnostics());
      List<Consumed> promises = consumed.stream().flatMap(port -> port.promise().stream()).toList();
      Result<CompiledProduct> checked =
          ContractChecks.check(
              documents.product(),
              documents.platform(),
              PublishedClasses.in(now.subject()),
              promises,
              contracts.value().orElseThrow().contracts());
      CompiledProduct product = checked.value().orElseThrow();
      Terms terms = new Terms(today(), request.baseline());
      Judgement judgement = Governance.judge(now.subject(), terms);
      Stages.Findings found =
          new Stages.Findings(
              documentFindings,
              joined(
                  Repetitions.removed(project.diagnostics(), now.sql()),
                  masking.impossible(loaded)),
              joined(
                  joined(inputFindings, now.ports()),
                  joined(contracts.diagnostics(), checked.diagnostics())),
              masking.isNeeded(),
              judgement);
      List<Stage> stages =
          new Stages(documents.product(), documents.platform(), promises).of(product, found);
      return Result.of(
          new Compilation(
              product,
              documents,
              now.project(),
              now.rendering(),
              transform.root(),
              masking,
              judgement,
              terms,
              stages,
              new Compilation.Times(began, resolved, parsed, edges.invocation().clock().instant())),
          found.all());
    }

    /**
     * A project with its SQL rendered and bound.
     *
     * @param sql findings about nodes
     * @param ports findings about output ports
     */
    private record Rendered(
        LoadedProject project,
        ProjectRendering rendering,
        Subject subject,
        List<Diagnostic> sql,
        List<Diagnostic> ports) {}

    private Rendered render(LoadedProject loaded, List<Diagnostic> known) {
      ProjectRendering rendering =
          DbtTemplateEngine.rendering(loaded.renderer(), loaded.graph(), manifest(loaded));
      Result<List<Node>> nodes =
          new NodeCompiler(compute, rendering, naming, consumed).compile(loaded);
      List<Node> compiled = nodes.value().orElse(List.of());
      Result<List<CompiledProduct.OutputPort>> outputs =
          new Ports(ProductNaming.catalog(documents.platform()), compiled)
              .output(documents.product().outputPorts());
      Subject subject =
          new Subject(
              documents.platform(),
              product(compiled, outputs.value().orElse(List.of())),
              loaded.graph().rootProject(),
              joined(known, nodes.diagnostics()).stream()
                  .filter(Diagnostic::isError)
                  .map(Diagnostic::subject)
                  .collect(Collectors.toSet()));
      return new Rendered(loaded, rendering, subject, nodes.diagnostics(), outputs.diagnostics());
    }

    private LocalDate today() {
      return LocalDate.ofInstant(edges.invocation().startedAt(), ZoneOffset.UTC);
    }

    /** What templates see of the manifest must not depend on when the product is compiled. */
    private TemplateManifest manifest(LoadedProject loaded) {
      Stamp timeless =
          new Stamp(DBT_VERSION, Instant.EPOCH, Instant.EPOCH, edges.invocation().id());
      return new TemplateManifest(
          loaded.graph(),
          timeless,
          QuotedNames.of(compute.dialect(), loaded.project().settings().quoting()));
    }

    private Result<LoadedProject> load() {
      DbtTemplateEngine engine =
          new DbtTemplateEngine(adapter -> compute.dialect(), edges.invocation());
      ProjectRequest project =
          new ProjectRequest(
              files,
              transform.impliedName(),
              new TargetChoice.Given(
                  DbtTarget.of(documents.platform(), documents.product(), compute.type())),
              request.variables());
      return ProjectLoader.load(
          engine, project, naming, consumed.stream().map(ConsumedPort::asSource).toList());
    }

    private CompiledProduct product(List<Node> nodes, List<CompiledProduct.OutputPort> outputs) {
      DataProduct product = documents.product();
      return new CompiledProduct(
          CompiledProduct.FORMAT_VERSION,
          new Identity(
              documents.platform().domain().map(domain -> domain.name()),
              product.name().value(),
              product.version().toString(),
              product.header().description().map(text -> text.value()).orElse(""),
              product.owners().stream().findFirst().map(Owner::display).orElse("")),
          new CompiledProduct.Target(
              DbtTarget.name(documents.platform()),
              documents.platform().environment().production(),
              compute.type(),
              ProductNaming.catalog(documents.platform()),
              ComputeChoice.config(documents.platform())),
          PlatformSettings.of(documents.platform()),
          nodes,
          outputs,
          inputs(product),
          product
              .schedule()
              .map(schedule ->
                  new CompiledProduct.Schedule(
                      schedule.cron().value().text(), schedule.zone().getId())),
          inputFiles());
    }

    private List<CompiledProduct.InputPort> inputs(DataProduct product) {
      List<CompiledProduct.InputPort> ports =
          new ArrayList<>(consumed.stream().map(port -> port.asInput(documents.folder())).toList());
      for (InputPort port : product.inputPorts()) {
        if (ports.stream().noneMatch(known -> known.name().equals(port.name().value()))) {
          ports.add(
              new CompiledProduct.InputPort(
                  port.name().value(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Map.of()));
        }
      }
      return ports;
    }

    private List<InputFile> inputFiles() {
      Map<String, String> digests = new TreeMap<>();
      documents
          .inputs()
          .forEach(input -> digests.put(relative(input.path()), Digests.sha256(input.bytes())));
      contracts
          .value()
          .orElseThrow()
          .read()
          .forEach(input -> digests.put(input.name(), Digests.sha256(input.bytes())));
      String prefix = transform.root().isEmpty() ? "" : transform.root() + "/";
      files
          .digests()
          .forEach((path, digest) -> {
            if (digest.startsWith("sha256:")) {
              digests.put(prefix + path, digest);
            }
          });
      return digests.entrySet().stream()
          .map(entry -> new InputFile(entry.getKey(), entry.getValue()))
          .toList();
    }

    private String relative(Path file) {
      return documents.folder().relativize(file).toString().replace('\\', '/');
    }
  }
}
