package dev.floe.yaml;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the entries of one mapping: keys given twice, and merge keys. */
final class MappingEntries {

  private static final String MERGE = "<<";

  private final YamlOptions options;
  private final List<Diagnostic> found;
  private final Map<String, YamlMapping.Entry> own = new LinkedHashMap<>();
  private final Map<String, YamlMapping.Entry> merged = new LinkedHashMap<>();

  MappingEntries(YamlOptions options, List<Diagnostic> found) {
    this.options = options;
    this.found = found;
  }

  void add(YamlNode key, YamlNode value) {
    switch (key) {
      case YamlScalar scalar when isMerge(scalar) -> merge(scalar, value);
      case YamlScalar scalar -> put(new YamlMapping.Entry(scalar, value));
      case YamlMapping mapping -> badKey(mapping);
      case YamlSequence sequence -> badKey(sequence);
    }
  }

  private static boolean isMerge(YamlScalar key) {
    return key.style() == YamlScalar.Style.PLAIN && key.text().equals(MERGE);
  }

  private void put(YamlMapping.Entry entry) {
    YamlMapping.Entry first = own.get(entry.name());
    if (first != null) {
      found.add(
          Diagnostic.at(
                  YamlCode.DUPLICATE_KEY,
                  entry.key().span(),
                  "key '" + entry.name() + "' is given twice")
              .withSeverity(options.duplicateKeys())
              .withNote(Note.at("first given here", first.key().span()))
              .withHelp("keep one of them"));
    }
    own.put(entry.name(), entry);
  }

  private void badKey(YamlNode key) {
    found.add(
        Diagnostic.at(YamlCode.BAD_KEY, key.span(), key.describe() + " cannot be a key")
            .withHelp("if this is a template such as {{ … }}, put it in quotes"));
  }

  /** Earlier mappings win over later ones, and the mapping's own keys over both. */
  private void merge(YamlScalar key, YamlNode value) {
    List<YamlNode> sources =
        value instanceof YamlSequence sequence ? sequence.items() : List.of(value);
    for (YamlNode source : sources) {
      if (source instanceof YamlMapping mapping) {
        mapping.entries().forEach(entry -> merged.putIfAbsent(entry.name(), entry));
      } else {
        found.add(
            Diagnostic.at(
                    YamlCode.BAD_MERGE,
                    key.span(),
                    "'<<' merges mappings, but found " + source.describe())
                .withHelp("point it to an anchored mapping: '<<: *name'"));
      }
    }
  }

  List<YamlMapping.Entry> finished() {
    Map<String, YamlMapping.Entry> all = new LinkedHashMap<>(merged);
    all.putAll(own);
    return new ArrayList<>(all.values());
  }
}
