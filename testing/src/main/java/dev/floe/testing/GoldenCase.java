package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A folder with an input and what must come of it, for everything that is text.
 *
 * <p>A test factory returns {@link #testsIn}; its body reads input files and hands what it made to
 * {@link #expect}. Run with {@code -Dfloe.golden=update} to write the expected files anew, then
 * read the diff. Paths are relative to the module, where tests run.
 *
 * @param folder the case's folder
 */
public record GoldenCase(Path folder) {

  private static final String PROPERTY = "floe.golden";
  private static final String UPDATE = "update";

  /** What a golden test does with one case. */
  @FunctionalInterface
  public interface Body {

    /** Reads the case's input and calls {@link GoldenCase#expect} at least once. */
    void run(GoldenCase golden) throws Exception;
  }

  /**
   * One test for each folder in {@code src/test/resources/<group>}, in the order of their names; a
   * group without cases is a failure, not silence.
   */
  public static Stream<DynamicTest> testsIn(String group, Body body) {
    Path root = Path.of("src/test/resources", group);
    List<Path> folders = folders(root);
    assertThat(folders).as("cases in %s", root).isNotEmpty();
    return folders.stream()
        .map(GoldenCase::new)
        .map(golden -> DynamicTest.dynamicTest(golden.name(), () -> body.run(golden)));
  }

  /** The folder's own name. */
  public String name() {
    return String.valueOf(folder.getFileName());
  }

  /** The text of an input file that must be there. */
  public String input(String file) {
    return inputIfPresent(file)
        .orElseThrow(() -> new AssertionError("missing input: " + folder.resolve(file)));
  }

  /** The text of an input file that a case may leave out. */
  public Optional<String> inputIfPresent(String file) {
    try {
      return Optional.of(Files.readString(folder.resolve(file), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless {@code actual} is exactly the text of {@code file}; writes it when updating. */
  public void expect(String file, String actual) {
    expect(file, actual, UPDATE.equals(System.getProperty(PROPERTY)));
  }

  void expect(String file, String actual, boolean update) {
    Path expected = folder.resolve(file);
    if (update) {
      write(expected, actual);
      return;
    }
    assertThat(actual)
        .as("%s (-D%s=%s writes it anew)", expected, PROPERTY, UPDATE)
        .isEqualTo(inputIfPresent(file).orElse("(no such file)"));
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> folders(Path root) {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
