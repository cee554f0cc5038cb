package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Compares the engine with Python's Jinja2 on the hand-written cases. */
class DifferentialTest {

  private static final Path CASES =
      Path.of(System.getProperty("floe.root", ".."), "jinja/src/test/resources/differential/cases");
  private static final int SHOWN = 40;

  @Test
  void rendersWhatPythonsJinjaRenders() {
    List<DifferentialCase> cases = CaseFile.all(CASES);
    assertThat(cases).hasSizeGreaterThanOrEqualTo(600);
    compare(cases);
  }

  @Test
  void rendersTheSameTextWithAndWithoutSourceMaps() {
    for (DifferentialCase each : CaseFile.all(CASES)) {
      assertThat(each.render(false)).as(each.toString()).isEqualTo(each.render(true));
    }
  }

  /** Fails with the cases in which the engines differ; skips where there is no Python to ask. */
  static void compare(List<DifferentialCase> cases) {
    Optional<PythonJinja> python = PythonJinja.find();
    if (python.isEmpty()) {
      String missing = "no python3 with jinja2 3.1 here: install the package python3-jinja2";
      if ("1".equals(System.getenv("FLOE_CI"))) {
        fail(missing);
      }
      abort(missing);
      return;
    }
    String version = python.get().version();
    compare(cases.stream().filter(each -> each.appliesTo(version)).toList(), python.get());
  }

  private static void compare(List<DifferentialCase> cases, PythonJinja python) {
    List<Outcome> expected = python.render(cases);
    assertThat(expected).hasSameSizeAs(cases);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Outcome ours = outcome(cases.get(i));
      if (!ours.equals(expected.get(i))) {
        differences.add(cases.get(i) + "\n    python " + expected.get(i) + "\n    ours   " + ours);
      }
    }
    if (!differences.isEmpty()) {
      fail(
          differences.size()
              + " of "
              + cases.size()
              + " differ:\n"
              + String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size()))));
    }
  }

  private static Outcome outcome(DifferentialCase each) {
    try {
      return each.render(true);
    } catch (IllegalStateException | IndexOutOfBoundsException | ClassCastException e) {
      return new Outcome("BUG " + e.getStackTrace()[0], String.valueOf(e));
    }
  }
}
