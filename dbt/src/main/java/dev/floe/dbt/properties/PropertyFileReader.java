package dev.floe.dbt.properties;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.project.SourceFile;
import dev.floe.dbt.project.YamlRenderer;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Severity;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads property files. */
public final class PropertyFileReader {

  private final YamlRenderer renderer;
  private final Consumer<Diagnostic> sink;

  public PropertyFileReader(YamlRenderer renderer, Consumer<Diagnostic> sink) {
    this.renderer = renderer;
    this.sink = sink;
  }

  /** The items of a file; what cannot be understood is reported and left out. */
  public List<PropertyEntry> read(SourceFile file, byte[] content) {
    // What stands at the end of a file belongs to no text in it.
    byte[] text = Arrays.copyOf(content, lengthWithoutSpace(content));
    Result<List<YamlNode>> documents = Yaml.readAll(file.file(), text, YamlOptions.LENIENT);
    documents.diagnostics().forEach(sink);
    List<PropertyEntry> entries = new ArrayList<>();
    documents.value().orElse(List.of()).stream()
        .findFirst()
        .flatMap(this::root)
        .ifPresent(root -> sections(file, root, entries));
    return entries;
  }

  private static int lengthWithoutSpace(byte[] content) {
    int length = content.length;
    while (length > 0 && content[length - 1] >= 0 && content[length - 1] <= ' ') {
      length--;
    }
    return length;
  }

  private Optional<YamlMapping> root(YamlNode document) {
    return switch (document) {
      case YamlMapping mapping -> Optional.of(mapping);
      case YamlScalar scalar when scalar.toJava(YamlSchema.PYYAML) == null -> Optional.empty();
      case YamlScalar scalar -> refuse(scalar, "a property file must be a mapping");
      case YamlSequence sequence -> refuse(sequence, "a property file must be a mapping");
    };
  }

  private void sections(SourceFile file, YamlMapping root, List<PropertyEntry> entries) {
    for (YamlMapping.Entry entry : root.entries()) {
      Optional<Section> section = Section.of(entry.name());
      if (section.isEmpty()) {
        checkNearMiss(entry);
        continue;
      }
      items(entry).forEach(item -> entry(section.get(), file, item).ifPresent(entries::add));
    }
  }

  private void checkNearMiss(YamlMapping.Entry entry) {
    if (Set.of("version", "anchors").contains(entry.name())) {
      return;
    }
    Suggestion.closest(entry.name(), Section.keys())
        .ifPresent(near ->
            sink.accept(
                Diagnostic.at(
                        DbtCode.UNKNOWN_SECTION,
                        entry.key().span(),
                        "'" + entry.name() + "' is no section of a property file")
                    .withHelp("did you mean '" + near + "'?")));
  }

  private List<YamlNode> items(YamlMapping.Entry entry) {
    return switch (entry.value()) {
      case YamlSequence sequence -> sequence.items();
      case YamlScalar scalar -> notAList(entry);
      case YamlMapping mapping -> notAList(entry);
    };
  }

  private List<YamlNode> notAList(YamlMapping.Entry entry) {
    refuse(entry.value(), "the value of '" + entry.name() + "' is not a list");
    return List.of();
  }

  private Optional<PropertyEntry> entry(Section section, SourceFile file, YamlNode item) {
    if (!(item instanceof YamlMapping mapping)) {
      return refuse(item, "an item of '" + section.key() + "' must be a mapping with a name");
    }
    Optional<YamlNode> name = mapping.get("name");
    Object text = name.map(node -> renderer.value(node)).orElse(null);
    if (text == null) {
      return section == Section.SINGULAR_TESTS
          ? leaveOut(name.orElse(item), section, file)
          : nameless(section, mapping);
    }
    new PropertyKeys(sink).check(section, mapping);
    mapping
        .get("config")
        .filter(config -> config.toJava(YamlSchema.PYYAML) != null)
        .filter(config -> config.asMapping().isEmpty())
        .ifPresent(config -> refuse(config, "'config' of '" + text + "' must be a mapping"));
    return Optional.of(
        new PropertyEntry(
            section,
            file,
            String.valueOf(text),
            mapping,
            renderer.mapping(mapping, path -> LateTexts.isLate(section, path))));
  }

  /** What dbt only warns of: tests are found in their own files, whoever describes them. */
  private <T> Optional<T> leaveOut(YamlNode item, Section section, SourceFile file) {
    sink.accept(
        Diagnostic.at(
                DbtCode.BAD_PROPERTIES,
                item.span(),
                "Unable to parse '"
                    + section.key()
                    + "' section of file '"
                    + file.originalPath()
                    + "': Entry did not contain a name")
            .withSeverity(Severity.WARNING)
            .withHelp("a generic test stands under what it tests; here, name a file of a test"));
    return Optional.empty();
  }

  private Optional<PropertyEntry> nameless(Section section, YamlMapping item) {
    Span span = item.entries().isEmpty() ? item.span() : item.entries().getFirst().key().span();
    Diagnostic refusal =
        Diagnostic.at(
            DbtCode.BAD_PROPERTIES, span, "an item of '" + section.key() + "' must have a name");
    sink.accept(
        item.keys().stream()
            .filter(key -> Suggestion.closest(key, List.of("name")).isPresent())
            .findFirst()
            .map(key -> refusal.withHelp("write 'name' instead of '" + key + "'"))
            .orElse(refusal));
    return Optional.empty();
  }

  private <T> Optional<T> refuse(YamlNode node, String message) {
    sink.accept(Diagnostic.at(DbtCode.BAD_PROPERTIES, node.span(), message));
    return Optional.empty();
  }
}
