package dev.floe.dbt.select;

import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Suggestion;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A {@code selectors.yml}.
 *
 * @param selections by name
 * @param standard the selection that is taken where the command line has none
 */
public record SelectorsFile(Map<String, Selection> selections, Optional<String> standard) {

  public SelectorsFile {
    selections = Map.copyOf(selections);
  }

  /** A project without such a file. */
  public static SelectorsFile none() {
    return new SelectorsFile(Map.of(), Optional.empty());
  }

  /** Reads a file without templates. */
  public static Result<SelectorsFile> read(String file, byte[] content) {
    return read(file, content, node -> Optional.ofNullable(node.toJava(YamlSchema.PYYAML)));
  }

  /**
   * Reads a file.
   *
   * @param values a node's value, its templates rendered
   */
  public static Result<SelectorsFile> read(
      String file, byte[] content, Function<YamlNode, Optional<Object>> values) {
    Result<YamlNode> document = Yaml.read(file, content, YamlOptions.LENIENT);
    if (document.value().isEmpty()) {
      return Result.failed(document.diagnostics());
    }
    Reader reader = new Reader(new ArrayList<>(document.diagnostics()), values);
    SelectorsFile selectors = reader.file(document.value().get());
    return Result.of(selectors, reader.found);
  }

  private record Reader(List<Diagnostic> found, Function<YamlNode, Optional<Object>> values) {

    SelectorsFile file(YamlNode root) {
      Map<String, Selection> selections = new LinkedHashMap<>();
      Optional<String> standard = Optional.empty();
      List<YamlNode> items =
          root.asMapping()
              .flatMap(map -> map.get("selectors"))
              .flatMap(YamlNode::asSequence)
              .map(YamlSequence::items)
              .orElse(List.of());
      for (YamlNode item : items) {
        Optional<String> name = text(item, "name");
        Optional<YamlNode> definition = item.asMapping().flatMap(map -> map.get("definition"));
        if (name.isEmpty() || definition.isEmpty()) {
          refuse(item, "a selector has a name and a definition");
          continue;
        }
        selection(definition.get()).ifPresent(s -> selections.put(name.get(), s));
        if (isTrue(item, "default")) {
          standard = name;
        }
      }
      return new SelectorsFile(selections, standard);
    }

    private Optional<Selection> selection(YamlNode node) {
      return switch (node) {
        case YamlScalar scalar -> kept(scalar, SelectionParser.criterion(word(scalar)));
        case YamlMapping mapping -> selection(mapping);
        case YamlSequence sequence -> refuse(sequence, "a definition is not a list");
      };
    }

    private Optional<Selection> selection(YamlMapping mapping) {
      if (mapping.get("union").isPresent()) {
        return group(mapping, "union");
      }
      if (mapping.get("intersection").isPresent()) {
        return group(mapping, "intersection");
      }
      if (mapping.entries().size() == 1) {
        YamlMapping.Entry only = mapping.entries().getFirst();
        return kept(mapping, criterion(only.name(), plain(only.value()), mapping));
      }
      Optional<String> method = text(mapping, "method");
      Optional<String> value = text(mapping, "value");
      if (method.isEmpty() || value.isEmpty()) {
        return refuse(mapping, "a definition has a method and a value");
      }
      Optional<Selection> base = kept(mapping, criterion(method.get(), value.get(), mapping));
      return mapping.get("exclude").isPresent()
          ? base.map(b -> without(b, mapping.get("exclude").get()))
          : base;
    }

    private Optional<Selection> group(YamlMapping mapping, String key) {
      List<Selection> parts = new ArrayList<>();
      Optional<YamlNode> excluded = mapping.get("exclude");
      List<YamlNode> items =
          mapping.get(key).flatMap(YamlNode::asSequence).map(YamlSequence::items).orElse(List.of());
      for (YamlNode item : items) {
        Optional<YamlNode> exclusion =
            item.asMapping()
                .filter(map -> map.entries().size() == 1)
                .flatMap(map -> map.get("exclude"));
        if (exclusion.isPresent()) {
          excluded = exclusion;
        } else {
          selection(item).ifPresent(parts::add);
        }
      }
      if (parts.isEmpty()) {
        return refuse(mapping, "'" + key + "' is a list of definitions");
      }
      Selection all =
          key.equals("union") ? new Selection.Union(parts) : new Selection.Intersection(parts);
      return Optional.of(excluded.map(node -> without(all, node)).orElse(all));
    }

    private Selection without(Selection base, YamlNode exclusions) {
      List<Selection> parts = new ArrayList<>();
      for (YamlNode item :
          exclusions.asSequence().map(YamlSequence::items).orElse(List.of(exclusions))) {
        selection(item).ifPresent(parts::add);
      }
      return new Selection.Difference(base, new Selection.Union(parts));
    }

    private Result<Selection> criterion(String method, String value, YamlMapping options) {
      Optional<String> written = text(options, "indirect_selection");
      Optional<IndirectSelection> mode = written.flatMap(IndirectSelection::of);
      if (written.isPresent() && mode.isEmpty()) {
        return Result.failed(
            Diagnostic.at(
                    DbtCode.BAD_SELECTORS_FILE,
                    options.span(),
                    "'" + written.get() + "' is no mode of indirect selection")
                .withHelp(Suggestion.help(written.get(), IndirectSelection.words())));
      }
      return SelectionParser.criterion(
          Optional.of(method),
          value,
          isTrue(options, "childrens_parents"),
          reach(options, "parents"),
          reach(options, "children"),
          mode);
    }

    private Selection.Reach reach(YamlMapping options, String key) {
      if (!isTrue(options, key)) {
        return new Selection.Reach.None();
      }
      return text(options, key + "_depth")
          .filter(depth -> depth.matches("\\d{1,6}"))
          .<Selection.Reach>map(depth -> new Selection.Reach.Steps(Integer.parseInt(depth)))
          .orElse(new Selection.Reach.All());
    }

    private Optional<String> text(YamlNode node, String key) {
      return node.asMapping().flatMap(map -> map.get(key)).map(this::plain);
    }

    private boolean isTrue(YamlNode node, String key) {
      return text(node, key).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A criterion as it is written, but for its templates: it may look like a number. */
    private String word(YamlScalar scalar) {
      return scalar.text().contains("{") ? plain(scalar) : scalar.text();
    }

    private String plain(YamlNode node) {
      return values.apply(node).map(String::valueOf).orElse("");
    }

    private Optional<Selection> kept(YamlNode node, Result<Selection> result) {
      result.diagnostics().forEach(d -> found.add(d.span().isPresent() ? d : d.at(node.span())));
      return result.value();
    }

    private Optional<Selection> refuse(YamlNode node, String message) {
      found.add(Diagnostic.at(DbtCode.BAD_SELECTORS_FILE, node.span(), message));
      return Optional.empty();
    }
  }
}
