package dev.floe.dbt.load;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.project.FileTree;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads files as text. */
final class Texts {

  private final FileTree files;
  private final Consumer<Diagnostic> sink;

  Texts(FileTree files, Consumer<Diagnostic> sink) {
    this.files = files;
    this.sink = sink;
  }

  /** The content of a file. */
  Optional<byte[]> bytes(String file) {
    return files.read(file);
  }

  /** The text of a file in UTF-8, or nothing and a diagnostic. */
  Optional<String> read(String file) {
    Optional<byte[]> bytes = files.read(file);
    if (bytes.isEmpty()) {
      return Optional.empty();
    }
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get())).toString();
      return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      sink.accept(
          Diagnostic.at(DbtCode.NOT_UTF8, Span.file(file), "'" + file + "' is not UTF-8")
              .withHelp("save the file as UTF-8"));
      return Optional.empty();
    }
  }
}
