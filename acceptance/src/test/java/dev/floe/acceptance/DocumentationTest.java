package dev.floe.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the pages for users say can be done, is done: the {@code sh} blocks of a page are run one
 * after the other in one folder, and each command must succeed. Blocks that name a file are written
 * first. {@code <!-- not run: reason -->} above a block leaves it out.
 */
class DocumentationTest {

  private static final List<String> PAGES =
      List.of("README.md", "examples/acme-mesh/README.md", "docs/reports.md");
  private static final Pattern BLOCK =
      Pattern.compile(
          "(<!-- not run: [^>]+ -->\\R)?^```(\\w*)\\h*\\R(.*?)^```\\h*$",
          Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)(?:#[^)]*)?\\)");

  @TempDir private Path work;

  @TestFactory
  Stream<DynamicTest> doesWhatItSays() {
    // Pages speak of commands that are built one after the other: they are run once all are there.
    List<String> pages = Outcome.isCommand("run") ? PAGES : List.of();
    return pages.stream().map(page -> DynamicTest.dynamicTest(page, () -> run(page)));
  }

  @TestFactory
  Stream<DynamicTest> linksToWhatIsThere() throws IOException {
    try (Stream<Path> files = Files.walk(Program.root().resolve("docs"))) {
      List<Path> pages =
          new ArrayList<>(files.filter(file -> file.toString().endsWith(".md")).toList());
      PAGES.forEach(page -> pages.add(Program.root().resolve(page)));
      pages.add(Program.root().resolve("DEVELOPMENT.md"));
      return pages.stream()
          .map(page -> DynamicTest.dynamicTest(page.toString(), () -> hasNoDeadLink(page)));
    }
  }

  private static void hasNoDeadLink(Path page) throws IOException {
    Matcher link = LINK.matcher(Files.readString(page).replaceAll("(?s)```.*?```", ""));
    while (link.find()) {
      assertThat(page.resolveSibling(link.group(1))).exists();
    }
  }

  private void run(String page) throws IOException {
    Path root = Files.createDirectories(work.resolve(page.replace('/', '-')));
    Path folder = page.startsWith("examples/") ? copyOf(Program.root().resolve(page), root) : root;
    Matcher block = BLOCK.matcher(Files.readString(Program.root().resolve(page)));
    while (block.find()) {
      if (block.group(1) == null && block.group(2).equals("sh")) {
        for (String line : block.group(3).lines().toList()) {
          folder = run(folder, line.strip());
        }
      } else if (block.group(1) == null) {
        Example.in(block.group()).writeTo(folder);
      }
    }
  }

  /** Runs one line and says in which folder the next one is run. */
  private static Path run(Path folder, String line) {
    if (line.isEmpty()) {
      return folder;
    }
    if (line.startsWith("cd ")) {
      Path next = folder.resolve(line.substring(3)).normalize();
      assertThat(next).isDirectory();
      return next;
    }
    List<List<String>> commands = Example.in("```sh\n" + line + "\n```\n").commands();
    assertThat(commands).as("a line that is neither floe nor cd: %s", line).hasSize(1);
    Outcome outcome = Outcome.of(folder, commands.getFirst());
    assertThat(outcome.exitCode()).as("%s\n%s", line, outcome.transcript()).isZero();
    return folder;
  }

  /** A copy of the folder that a page lies in. */
  private static Path copyOf(Path page, Path target) throws IOException {
    Path source = page.resolveSibling(".").normalize();
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return target;
  }
}
