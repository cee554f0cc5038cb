package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares the engine with Python's Jinja2 on random templates. */
class GeneratedTemplatesTest {

  private static final int BATCH = 10_000;

  @Test
  void rendersThousandsOfRandomTemplatesAsPythonDoes() {
    DifferentialTest.compare(cases(0, 4_000));
  }

  @Test
  void mapsNeverChangeTheText() {
    for (DifferentialCase each : cases(0, 2_000)) {
      assertThat(each.render(false)).as(each.toString()).isEqualTo(each.render(true));
    }
  }

  @Test
  @Tag("nightly")
  void rendersAHundredThousandRandomTemplatesAsPythonDoes() {
    for (int from = 0; from < 100_000; from += BATCH) {
      DifferentialTest.compare(cases(from, BATCH));
    }
  }

  private static List<DifferentialCase> cases(long from, int count) {
    return LongStream.range(from, from + count).mapToObj(TemplateGenerator::of).toList();
  }
}
