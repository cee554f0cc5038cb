package dev.floe.acceptance;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.properties.HasName;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** Who may touch the world: everybody else is handed what they need. */
class EdgesTest {

  private static final String CLI = "dev.floe.cli..";
  private static final String TESTING = "dev.floe.testing..";

  /** The packages whose business is files; what they do there, their package-info says. */
  private static final String[] FILE_EDGES = {
    CLI,
    TESTING,
    "dev.floe.runner.warehouse..",
    "dev.floe.runner.journal..",
    "dev.floe.registry.layout..",
    "dev.floe.registry.cache..",
    "dev.floe.compute.postgres..",
    "dev.floe.catalog.iceberg..",
    "dev.floe.storage.s3..",
    "dev.floe.openlineage.delivery.."
  };

  @Test
  void onlyTheCommandPrints() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .accessTargetWhere(member(System.class, "out|err|console"))
        .orShould()
        .callMethodWhere(called("printStackTrace"))
        .check(Program.CLASSES);
  }

  @Test
  void onlyTheCommandExits() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .accessTargetWhere(member(System.class, "exit").or(member(Runtime.class, "exit|halt")))
        .check(Program.CLASSES);
  }

  @Test
  void onlyTheCommandReadsTheEnvironment() {
    noClasses()
        .that()
        .resideOutsideOfPackages(CLI, TESTING)
        .should()
        .accessTargetWhere(member(System.class, "getenv|getProperty|getProperties"))
        .check(Program.CLASSES);
  }

  @Test
  void onlyTheCommandReadsTheClock() {
    noClasses()
        .that()
        .resideOutsideOfPackage(CLI)
        .should()
        .accessTargetWhere(
            member(System.class, "currentTimeMillis").or(member(Clock.class, "system.*")))
        .orShould()
        .callMethodWhere(nowWithoutClock())
        .check(Program.CLASSES);
  }

  @Test
  void onlyNamedPackagesTouchFiles() {
    noClasses()
        .that()
        .resideOutsideOfPackages(FILE_EDGES)
        .should()
        .dependOnClassesThat(
            belongToAnyOf(
                Files.class,
                File.class,
                FileInputStream.class,
                FileOutputStream.class,
                FileReader.class,
                FileWriter.class,
                FileChannel.class,
                RandomAccessFile.class))
        .check(Program.CLASSES);
  }

  private static DescribedPredicate<JavaAccess<?>> member(Class<?> owner, String names) {
    return targetOwner(name(owner.getName()))
        .and(
            DescribedPredicate.describe(
                names, access -> nameMatching(names).test(access.getTarget())));
  }

  private static DescribedPredicate<JavaCall<?>> called(String method) {
    return DescribedPredicate.describe(method, call -> call.getName().equals(method));
  }

  /** {@code Instant.now()} and its likes; with a clock as argument they are fine. */
  private static DescribedPredicate<JavaCall<?>> nowWithoutClock() {
    return DescribedPredicate.describe(
        "now() without a clock",
        call -> {
          AccessTarget.CodeUnitCallTarget target = call.getTarget();
          return call.getName().equals("now")
              && call.getTargetOwner().getPackageName().equals("java.time")
              && target.getRawParameterTypes().stream()
                  .map(HasName::getName)
                  .noneMatch(Clock.class.getName()::equals);
        });
  }
}
