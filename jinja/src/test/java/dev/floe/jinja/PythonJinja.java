package dev.floe.jinja;

import dev.floe.jinja.python.NativeValue;
import dev.floe.jinja.value.PyTuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Python's own Jinja2, in a process: what the engine is compared with. */
final class PythonJinja {

  private static final List<String> INTERPRETERS = List.of("/usr/bin/python3", "python3");

  private final String interpreter;

  private PythonJinja(String interpreter) {
    this.interpreter = interpreter;
  }

  /** An interpreter that can import jinja2, if this machine has one. */
  static Optional<PythonJinja> find() {
    return INTERPRETERS.stream().filter(PythonJinja::hasJinja).findFirst().map(PythonJinja::new);
  }

  private static boolean hasJinja(String interpreter) {
    try {
      String check = "import jinja2, sys; sys.exit(not jinja2.__version__.startswith('3.1'))";
      Process process =
          new ProcessBuilder(interpreter, "-c", check)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The release of Jinja2: {@code 3.1.6}. */
  String version() {
    try {
      Process process =
          new ProcessBuilder(interpreter, "-c", "import jinja2; print(jinja2.__version__)").start();
      String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      return version.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** What Python makes of each case, in one process for all of them. */
  List<Outcome> render(List<DifferentialCase> cases) {
    try {
      Path folder = Files.createTempDirectory("floe-jinja");
      Path script = folder.resolve("render.py");
      Path requests = folder.resolve("requests");
      Path answers = folder.resolve("answers");
      Path errors = folder.resolve("errors");
      try (InputStream code = PythonJinja.class.getResourceAsStream("/differential/render.py")) {
        Files.write(script, code == null ? new byte[0] : code.readAllBytes());
      }
      Files.write(requests, cases.stream().map(DifferentialCase::request).toList());
      Process process =
          new ProcessBuilder(interpreter, script.toString())
              .redirectInput(requests.toFile())
              .redirectOutput(answers.toFile())
              .redirectError(errors.toFile())
              .start();
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException("python failed: " + Files.readString(errors));
      }
      List<Outcome> outcomes = new ArrayList<>();
      for (String line : Files.readAllLines(answers, StandardCharsets.UTF_8)) {
        outcomes.add(outcome(line));
      }
      for (Path file : List.of(script, requests, answers, errors, folder)) {
        Files.delete(file);
      }
      return outcomes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Outcome outcome(String line) {
    PyTuple answer = (PyTuple) NativeValue.literal(line).orElseThrow();
    List<Object> parts = answer.items();
    return parts.get(0).equals("ok")
        ? Outcome.text(parts.get(1).toString())
        : Outcome.error(parts.get(1).toString(), parts.get(2).toString());
  }
}
