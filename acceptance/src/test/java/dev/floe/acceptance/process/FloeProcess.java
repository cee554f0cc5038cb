package dev.floe.acceptance.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A floe that was started as a process of its own.
 *
 * @param process what the operating system calls it
 * @param screen the file with all it prints
 */
record FloeProcess(Process process, Path screen) {

  /**
   * What came of it.
   *
   * @param code its exit code
   * @param text all it printed
   */
  record Ended(int code, String text) {}

  /** Starts {@code floe ARGUMENTS…} in a folder. */
  static FloeProcess start(Path folder, String... arguments) throws IOException {
    return startUnder(List.of(), folder, arguments);
  }

  /** The same with variables added to the environment. */
  static FloeProcess start(Map<String, String> variables, Path folder, String... arguments)
      throws IOException {
    return start(List.of(), variables, folder, arguments);
  }

  /** Starts it under another program that sets limits, such as {@code setpriv …}. */
  static FloeProcess startUnder(List<String> wrapper, Path folder, String... arguments)
      throws IOException {
    return start(wrapper, Map.of(), folder, arguments);
  }

  private static FloeProcess start(
      List<String> wrapper, Map<String, String> variables, Path folder, String... arguments)
      throws IOException {
    return program(
        "dev.floe.cli.Main", ChildClassPath.ofFloe(), wrapper, variables, folder, arguments);
  }

  /** Starts another program of these tests. */
  static FloeProcess program(Class<?> main, Path folder, String... arguments) throws IOException {
    return program(
        main.getName(), ChildClassPath.ofTests(), List.of(), Map.of(), folder, arguments);
  }

  private static FloeProcess program(
      String main,
      String classPath,
      List<String> wrapper,
      Map<String, String> variables,
      Path folder,
      String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m"));
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(List.of(arguments));
    Path screen = Files.createTempFile("floe-", ".screen");
    screen.toFile().deleteOnExit();
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(screen.toFile());
    builder.environment().putAll(variables);
    return new FloeProcess(builder.start(), screen);
  }

  /** Runs it to its end. */
  static Ended run(Path folder, String... arguments) throws Exception {
    return start(folder, arguments).end();
  }

  /** Waits until it is over. */
  Ended end() throws Exception {
    int code = process.waitFor();
    return new Ended(code, Files.readString(screen));
  }

  /** Returns when it has printed the word. */
  void await(String word) throws Exception {
    while (process.isAlive() && !Files.readString(screen).contains(word)) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** What Ctrl-C does. */
  Ended interrupt() throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    return end();
  }

  /** What {@code kill -9} does. */
  void kill() throws Exception {
    process.destroyForcibly().waitFor();
  }
}
