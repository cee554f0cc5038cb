package dev.floe.runner;

import dev.floe.artifacts.CompiledProduct.InputFile;
import dev.floe.artifacts.Digests;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Whether the files a product was compiled from are still what they were. */
public final class InputDigests {

  private static final String HELP = "compile again: floe compile";

  private InputDigests() {}

  /** One error for each file that is gone, cannot be read or differs. */
  public static List<Diagnostic> verify(List<InputFile> inputs, Reader reader) {
    List<Diagnostic> changed = new ArrayList<>();
    for (InputFile input : inputs) {
      try {
        if (!Digests.sha256(reader.read(input.path())).equals(input.digest())) {
          changed.add(problem(input, "changed since the product was compiled"));
        }
      } catch (IOException e) {
        changed.add(problem(input, "cannot be read any more"));
      }
    }
    return changed;
  }

  private static Diagnostic problem(InputFile input, String what) {
    return Diagnostic.at(RunCode.INPUT_CHANGED, Span.file(input.path()), input.path() + " " + what)
        .withHelp(HELP);
  }

  /** Reads the project's files. */
  @FunctionalInterface
  public interface Reader {

    /**
     * The content of a file.
     *
     * @param path relative to the product's folder, with '/'
     */
    byte[] read(String path) throws IOException;
  }
}
