package dev.floe.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import dev.floe.testing.GoldenCase;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a module shows to others is a list that is checked in, so that showing more is a line in the
 * diff that somebody reads. {@code -Dfloe.golden=update} writes the lists anew.
 */
class PublicTypesTest {

  private static final String LIST = "public-types.txt";

  @TestFactory
  Stream<DynamicTest> areListed() {
    return Program.moduleFolders().stream()
        .filter(module -> module.resolve("src/main/java").toFile().isDirectory())
        .map(module ->
            DynamicTest.dynamicTest(
                Program.root().relativize(module).toString(),
                () -> new GoldenCase(module).expect(LIST, publicTypes(module))));
  }

  private static String publicTypes(Path module) {
    String classes =
        module.resolve("target/classes").toAbsolutePath().normalize().toUri().getPath();
    String types =
        Program.CLASSES.stream()
            .filter(type -> type.getSource().orElseThrow().getUri().getPath().startsWith(classes))
            .filter(PublicTypesTest::isShown)
            .map(JavaClass::getName)
            .sorted()
            .collect(Collectors.joining("\n", "", "\n"));
    assertThat(types).as("public types of %s", module).isNotBlank();
    return types;
  }

  /** Public, and so is everything it lies in. */
  private static boolean isShown(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(PublicTypesTest::isShown).orElse(true);
  }
}
