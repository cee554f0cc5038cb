package dev.floe.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is found when one thing is changed in the example mesh, which is free of findings: exactly
 * what {@code mutations.txt} says, no more and no less. {@code base.txt} gives the mesh the
 * policies and the classes the example does without. Run with {@code -Dfloe.golden=update} to write
 * the expectations anew.
 */
class MutationsTest {

  private static final Path MESH =
      Path.of(System.getProperty("floe.root", ".."), "examples/acme-mesh").toAbsolutePath();
  private static final Path FILE = Path.of("src/test/resources/mutations/mutations.txt");
  private static final int SAMPLE = 12;

  private static final List<Mutation> BASE =
      Mutation.read(Path.of("src/test/resources/mutations/base.txt"));

  @Test
  void theMeshWithoutMutationHasNoFindings() {
    for (String product : Mutation.read(FILE).stream().map(Mutation::product).distinct().toList()) {
      assertThat(findings(product, List.of())).as(product).isEmpty();
    }
  }

  /** Drawn by a fixed seed; all of them are tried every night. */
  @TestFactory
  Stream<DynamicTest> eachOfASampleYieldsExactlyItsFindings() {
    List<Mutation> all = new ArrayList<>(Mutation.read(FILE));
    Collections.shuffle(all, new Random(20260304));
    return all.stream().limit(SAMPLE).map(MutationsTest::test);
  }

  @Tag("nightly")
  @TestFactory
  Stream<DynamicTest> eachYieldsExactlyItsFindings() throws IOException {
    List<Mutation> all = Mutation.read(FILE);
    if ("update".equals(System.getProperty("floe.golden"))) {
      StringBuilder text = new StringBuilder();
      for (Mutation mutation : all) {
        text.append(mutation.written(findings(mutation.product(), List.of(mutation))));
      }
      Files.writeString(FILE, text.toString());
    }
    return Mutation.read(FILE).stream().map(MutationsTest::test);
  }

  @Test
  void thereAreSixtyOfThem() {
    assertThat(Mutation.read(FILE)).hasSizeGreaterThanOrEqualTo(60);
    assertThat(Mutation.read(FILE)).extracting(Mutation::name).doesNotHaveDuplicates();
  }

  private static DynamicTest test(Mutation mutation) {
    return DynamicTest.dynamicTest(
        mutation.name(),
        () ->
            assertThat(findings(mutation.product(), List.of(mutation)))
                .isEqualTo(mutation.expected()));
  }

  private static List<String> findings(String product, List<Mutation> mutations) {
    Overlay mesh = new Overlay(MESH);
    BASE.forEach(mutation -> mutation.apply(mesh));
    mutations.forEach(mutation -> mutation.apply(mesh));
    return Compiled.product(MESH.resolve(product), mesh).diagnostics().stream()
        .map(MutationsTest::words)
        .distinct()
        .sorted()
        .toList();
  }

  private static String words(Diagnostic found) {
    return found.severity().word()
        + " "
        + found.code().id()
        + " "
        + found.subject()
        + ": "
        + found.message().lines().findFirst().orElse("");
  }
}
