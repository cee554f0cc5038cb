package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class GoldenCaseTest {

  @TestFactory
  Stream<DynamicTest> comparesWhatCameOfTheInput() {
    return GoldenCase.testsIn(
        "golden-case",
        golden ->
            golden.expect("expected.txt", golden.input("input.txt").toUpperCase(Locale.ROOT)));
  }

  @Test
  void failsOnADifferenceAndOnAMissingExpectation(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("expected.txt"), "a\n");
    GoldenCase golden = new GoldenCase(folder);
    golden.expect("expected.txt", "a\n", false);
    assertThatThrownBy(() -> golden.expect("expected.txt", "a", false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("floe.golden=update");
    assertThatThrownBy(() -> golden.expect("other.txt", "a", false))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void writesWhatItGotWhenUpdating(@TempDir Path folder) throws Exception {
    new GoldenCase(folder).expect("deep/expected.txt", "new\n", true);
    assertThat(folder.resolve("deep/expected.txt")).hasContent("new\n");
  }

  @Test
  void tellsAMissingInputFromAnOptionalOne(@TempDir Path folder) {
    GoldenCase golden = new GoldenCase(folder);
    assertThat(golden.inputIfPresent("vars.yml")).isEmpty();
    assertThatThrownBy(() -> golden.input("vars.yml"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("vars.yml");
  }

  @Test
  void refusesAGroupWithoutCases() {
    assertThatThrownBy(() -> GoldenCase.testsIn("golden-case/shout", golden -> {}))
        .isInstanceOf(AssertionError.class);
  }
}
