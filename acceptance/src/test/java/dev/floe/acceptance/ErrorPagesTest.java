package dev.floe.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ErrorPagesTest {

  private static final Pattern ID = Pattern.compile("FLOE-[A-Z]{3,4}-[0-9]{3}");

  /** A bad example that no folder of files can show, and the test that shows it instead. */
  private static final Pattern SHOWN_BY = Pattern.compile("<!-- shown by (\\w+) -->");

  @TempDir private Path work;

  @Test
  void everyCodeIsWellFormedAndNoneIsUsedTwice() {
    List<String> ids = ErrorCodes.all().stream().map(Code::id).toList();
    assertThat(ids).isNotEmpty().doesNotHaveDuplicates().allMatch(ID.asMatchPredicate());
    assertThat(ErrorCodes.all())
        .allSatisfy(code -> assertThat(code.title()).isNotBlank().doesNotEndWith("."));
  }

  @Test
  void everyCodeHasItsPageAndEveryPageItsCode() {
    assertThat(ErrorPage.all())
        .extracting(ErrorPage::id)
        .containsExactlyInAnyOrderElementsOf(ErrorCodes.all().stream().map(Code::id).toList());
  }

  @TestFactory
  Stream<DynamicTest> hasATitleAnExplanationAndBothExamples() {
    return ErrorPage.all().stream()
        .map(page -> DynamicTest.dynamicTest(page.id(), () -> hasItsParts(page)));
  }

  private static void hasItsParts(ErrorPage page) {
    assertThat(page.title()).matches(page.id() + ": \\S.*");
    assertThat(page.explanation()).isNotBlank();
    assertThat(page.text()).contains("## Bad example\n").contains("## Good example\n");
    boolean runnable =
        page.bad().filter(bad -> !bad.isEmpty()).isPresent()
            && !SHOWN_BY.matcher(page.text()).find();
    assertThat(runnable || isShownByATest(page))
        .as("a bad example, or <!-- shown by SomeTest -->")
        .isTrue();
  }

  /** The test that a page names must exist and speak of the code by its id or its constant. */
  private static boolean isShownByATest(ErrorPage page) {
    Matcher matcher = SHOWN_BY.matcher(page.text());
    if (!matcher.find()) {
      return false;
    }
    String file = matcher.group(1) + ".java";
    String constant =
        ErrorCodes.all().stream()
            .filter(code -> code.id().equals(page.id()))
            .map(code -> ((Enum<?>) code).name())
            .findFirst()
            .orElse(page.id());
    try (Stream<Path> all = Files.find(Program.root(), 12, (p, a) -> p.endsWith(file))) {
      List<Path> tests = all.filter(path -> path.toString().contains("src/test")).toList();
      for (Path test : tests) {
        String text = Files.readString(test);
        if (text.contains(constant) || text.contains(page.id())) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> badExampleYieldsExactlyItsCode() {
    return examples()
        .filter(page -> page.bad().filter(bad -> !bad.isEmpty()).isPresent())
        .filter(page -> !SHOWN_BY.matcher(page.text()).find())
        .map(page ->
            DynamicTest.dynamicTest(
                page.id(),
                () -> {
                  Outcome outcome = run(page.id() + "-bad", page.bad().orElseThrow());
                  assertThat(outcome.codes()).as(outcome.transcript()).contains(page.id());
                  assertThat(outcome.errors()).as(outcome.transcript()).isSubsetOf(page.id());
                }));
  }

  @TestFactory
  Stream<DynamicTest> goodExampleDoesNotYieldIt() {
    return examples()
        .filter(page -> page.good().filter(good -> !good.isEmpty()).isPresent())
        .map(page ->
            DynamicTest.dynamicTest(
                page.id(),
                () -> {
                  Outcome outcome = run(page.id() + "-good", page.good().orElseThrow());
                  assertThat(outcome.codes()).as(outcome.transcript()).doesNotContain(page.id());
                  // A command alone may lack the project it is about.
                  if (!page.good().orElseThrow().files().isEmpty()) {
                    assertThat(outcome.errors()).as(outcome.transcript()).isEmpty();
                  }
                }));
  }

  private static Stream<ErrorPage> examples() {
    return Outcome.isCommand("compile") ? ErrorPage.all().stream() : Stream.of();
  }

  /** Runs an example's commands one after the other; what is returned is all of them together. */
  private Outcome run(String name, Example example) throws IOException {
    Path folder = Files.createDirectories(work.resolve(name));
    example.writeTo(folder);
    int exitCode = 0;
    StringBuilder out = new StringBuilder();
    StringBuilder err = new StringBuilder();
    Set<String> ran = new TreeSet<>();
    for (List<String> command : example.commandsOrCheck()) {
      Outcome outcome = Outcome.of(folder, command);
      ran.add(String.join(" ", command));
      exitCode = outcome.exitCode();
      out.append(outcome.out());
      err.append(outcome.err());
    }
    return new Outcome(exitCode, "ran " + ran + "\n" + out, err.toString());
  }
}
