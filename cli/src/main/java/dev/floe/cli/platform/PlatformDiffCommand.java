package dev.floe.cli.platform;

import dev.floe.cli.command.Command;
import dev.floe.cli.command.ExitCode;
import dev.floe.cli.command.Invocation;
import dev.floe.cli.command.Options;
import dev.floe.cli.product.Documents;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Located;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Value;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.inherit.SettingChange;
import dev.floe.manifest.locate.LoadedPlatform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code floe platform diff}: which policies became tighter or looser. */
public final class PlatformDiffCommand implements Command {

  @Override
  public CommandSpec spec() {
    return Options.command(
            "Compare two manifests as they resolve: which settings became tighter, which looser, which"
                + " are only different.",
            "floe platform diff v1.0.0 v1.1.0",
            "floe platform diff sales:v2.1.0 ./domain-manifest.yaml")
        .addOption(Options.projectFolder())
        .addOption(Options.output())
        .addPositional(
            PositionalParamSpec.builder()
                .paramLabel("OLD NEW")
                .index("0..1")
                .arity("2")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .hideParamSyntax(true)
                .description("published versions (v1.0.0, sales:v2.1.0, oci://…) or files")
                .build());
  }

  @Override
  public ExitCode run(Invocation invocation) {
    Documents documents = new Documents(invocation, invocation.projectFolder());
    List<String> named = invocation.arguments().positionals();
    Result<Platform> before = platform(invocation, documents, named.getFirst());
    Result<Platform> after = platform(invocation, documents, named.getLast());
    if (before.value().isEmpty() || after.value().isEmpty()) {
      List<Diagnostic> all = new ArrayList<>(before.diagnostics());
      all.addAll(after.diagnostics());
      return documents.failed(all);
    }
    List<SettingChange> changes = SettingChange.between(before.value().get(), after.value().get());
    switch (invocation.output()) {
      case JSON ->
          invocation
              .console()
              .json(
                  List.of(),
                  Map.of("changes", changes.stream().map(PlatformDiffCommand::plain).toList()));
      case TEXT -> text(invocation, changes);
    }
    return ExitCode.OK;
  }

  private static Result<Platform> platform(
      Invocation invocation, Documents documents, String named) {
    boolean file = (named.contains("/") && !named.contains("://")) || named.endsWith(".yaml");
    Result<LoadedPlatform> loaded;
    if (file) {
      Path path = invocation.path(named);
      loaded = documents.locator().platform(path, Optional.empty());
    } else {
      Reference reference = PublishedPlatform.reference(documents, named);
      loaded =
          documents
              .locator()
              .withoutWorkspace()
              .platform(new Located<>(reference, Span.file("command line")), Optional.empty());
    }
    return loaded.map(LoadedPlatform::platform);
  }

  private static Map<String, Object> plain(SettingChange change) {
    Map<String, Object> plain = new TreeMap<>();
    plain.put("key", change.key().toString());
    plain.put("direction", word(change));
    change.before().ifPresent(value -> plain.put("before", value.toString()));
    change.after().ifPresent(value -> plain.put("after", value.toString()));
    return plain;
  }

  private static String word(SettingChange change) {
    return change.direction().name().toLowerCase(Locale.ROOT);
  }

  private static void text(Invocation invocation, List<SettingChange> changes) {
    if (changes.isEmpty()) {
      invocation.console().line("Both resolve to the same settings.");
    }
    for (SettingChange change : changes) {
      String line =
          word(change)
              + " ".repeat(8 - word(change).length())
              + change.key()
              + ": "
              + shown(change.before())
              + " -> "
              + shown(change.after());
      invocation.console().line(line);
    }
  }

  private static String shown(Optional<Value> value) {
    return value.map(Value::toString).orElse("(not set)");
  }
}
