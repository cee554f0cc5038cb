package dev.floe.yaml;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.util.List;

/** Reads YAML files into node trees. */
public final class Yaml {

  private Yaml() {}

  /**
   * Reads every document of a file. An empty file has none; a document without content is left out.
   *
   * @param file the name to show in diagnostics
   */
  public static Result<List<YamlNode>> readAll(String file, byte[] bytes, YamlOptions options) {
    return Utf8.decode(file, bytes).then(text -> readAll(file, text, options));
  }

  /** As {@link #readAll(String, byte[], YamlOptions)} for a text that is decoded already. */
  public static Result<List<YamlNode>> readAll(String file, String text, YamlOptions options) {
    return new TreeBuilder(file, text, options).documents();
  }

  /** Reads a file that must hold exactly one document. */
  public static Result<YamlNode> read(String file, byte[] bytes, YamlOptions options) {
    return readAll(file, bytes, options).then(documents -> single(file, documents));
  }

  /** As {@link #read(String, byte[], YamlOptions)} for a text that is decoded already. */
  public static Result<YamlNode> read(String file, String text, YamlOptions options) {
    return readAll(file, text, options).then(documents -> single(file, documents));
  }

  private static Result<YamlNode> single(String file, List<YamlNode> documents) {
    if (documents.isEmpty()) {
      return Result.failed(
          Diagnostic.at(YamlCode.EMPTY, Span.file(file), "'" + file + "' is empty")
              .withHelp("write a document, or delete the file"));
    }
    if (documents.size() > 1) {
      Diagnostic several =
          Diagnostic.at(
                  YamlCode.SEVERAL_DOCUMENTS,
                  documents.get(1).span(),
                  "'" + file + "' holds " + documents.size() + " documents, one is expected")
              .withHelp("move what follows '---' to a file of its own");
      return Result.of(documents.getFirst(), List.of(several));
    }
    return Result.ok(documents.getFirst());
  }
}
