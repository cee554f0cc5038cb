package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One compiled template serves many threads, and a macro prints where it is called. */
class SharedTemplateTest {

  private static final int RENDERINGS = 200;

  private final Engine engine = Engine.builder().doStatement().returnFunction("return").build();

  @Test
  void rendersInManyThreadsWithoutMixingTheirValues() throws Exception {
    Template template =
        engine
            .parse(
                "t",
                "{% macro m(v) %}{% set l = [] %}{% for i in range(50) %}{% do l.append(v) %}"
                    + "{% endfor %}{{ l|sum }}{% endmacro %}{{ m(n) }}/{{ m(n + 1) }}")
            .value()
            .orElseThrow();
    List<Future<String>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (long n = 0; n < RENDERINGS; n++) {
        long number = n;
        results.add(
            threads.submit(
                () -> template.render(Map.of("n", number)).value().orElseThrow().toString()));
      }
    }
    for (int n = 0; n < RENDERINGS; n++) {
      assertThat(results.get(n).get()).isEqualTo(50 * n + "/" + 50 * (n + 1));
    }
  }

  @Test
  void forgetsWhatAMacroPrintedBeforeItReturned() {
    String text =
        "{% macro m() %}lost {{ 1 }}{% set x %}{{ return('kept') }}{% endset %}{% endmacro %}"
            + "a{{ m() }}b{{ m() }}";
    MappedText rendered =
        engine.parse("t", text).then(t -> t.render(Map.of())).value().orElseThrow();
    assertThat(rendered).hasToString("akeptbkept");
    assertThat(rendered.runs().stream().mapToInt(Run::length).sum()).isEqualTo(rendered.length());
    assertThat(rendered.locate(5).orElseThrow().span().toString())
        .isEqualTo("t:1:" + (text.indexOf("}}b{{") + 3));
  }
}
