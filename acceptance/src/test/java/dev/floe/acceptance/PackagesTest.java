package dev.floe.acceptance;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class PackagesTest {

  /** The words that say nothing; "Database" is a word of its own. */
  private static final Pattern EMPTY_WORD =
      Pattern.compile("(Abstract.*|(.*[a-z0-9])?(Utils?|Helpers?|Impl|Managers?|Base))");

  @Test
  void haveNoCycles() {
    slices()
        .matching("dev.floe.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(false)
        .check(Program.CLASSES);
  }

  @Test
  void areAllNullMarked() {
    Set<String> unmarked = new TreeSet<>();
    for (JavaClass type : Program.CLASSES) {
      JavaPackage itsPackage = type.getPackage();
      if (itsPackage
          .tryGetPackageInfo()
          .filter(i -> i.isAnnotatedWith(NullMarked.class))
          .isEmpty()) {
        unmarked.add(itsPackage.getName());
      }
    }
    assertThat(unmarked).as("packages without a @NullMarked package-info").isEmpty();
  }

  @Test
  void holdNoClassNamedAfterNothing() {
    List<String> names =
        Program.CLASSES.stream()
            .filter(type -> EMPTY_WORD.matcher(type.getSimpleName()).matches())
            .map(JavaClass::getName)
            .toList();
    assertThat(names).as("name a class by what it is or by its difference").isEmpty();
  }
}
