package dev.floe.cli.files;

import dev.floe.diagnostics.render.Sources;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The texts of the files diagnostics speak of, looked for in a few folders. */
public final class SourceTexts implements Sources {

  private static final long LARGEST = 4 << 20;

  private final List<Path> folders;

  /**
   * @param folders what names of files are relative to, the likeliest first
   */
  public SourceTexts(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  @Override
  public Optional<String> text(String file) {
    return folders.stream()
        .map(folder -> folder.resolve(file))
        .filter(Files::isRegularFile)
        .findFirst()
        .flatMap(SourceTexts::read);
  }

  private static Optional<String> read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        return Optional.empty();
      }
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
