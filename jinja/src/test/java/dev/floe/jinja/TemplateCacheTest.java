package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Position;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Templates of the same text are parsed once and keep their own places. */
class TemplateCacheTest {

  private final Engine engine = Engine.builder().build();
  private final TemplateCache cache = new TemplateCache(1000);

  private Template parse(String name, String text) {
    return cache.parse(engine, new Source(name, text)).value().orElseThrow();
  }

  @Test
  void givesTheSameTemplateForTheSameTextInTheSamePlace() {
    assertThat(parse("a", "{{ x }}")).isSameAs(parse("a", "{{ x }}"));
    assertThat(parse("a", "{{ x }}!")).isNotSameAs(parse("a", "{{ x }}"));
    assertThat(cache.size()).isEqualTo(2);
  }

  @Test
  void namesThePlaceOfEachTemplateThatSharesAText() {
    String text = "{% macro m() %}{{ x / 0 }}{% endmacro %}\n{{ m() }}";
    parse("a", text);
    Template second =
        cache.parse(engine, new Source("b", text, new Position(7, 3))).value().orElseThrow();
    assertThat(cache.size()).isEqualTo(1);
    assertThat(second.render(Map.of("x", 1L)).diagnostics().getFirst().span().orElseThrow())
        .hasToString("b:7:21");
    assertThat(second.calls().getFirst().span()).hasToString("b:8:4");
    MappedText rendered =
        cache
            .parse(engine, new Source("c", "ok"))
            .then(template -> template.render(Map.of()))
            .value()
            .orElseThrow();
    assertThat(rendered.locate(0).orElseThrow().span()).hasToString("c:1:1");
  }

  @Test
  void doesNotMixTheTemplatesOfEngines() {
    Engine other = Engine.builder().global("x", "other").build();
    Template first = parse("a", "{{ x }}");
    Template second = cache.parse(other, new Source("a", "{{ x }}")).value().orElseThrow();
    assertThat(first.render(Map.of()).value().orElseThrow()).hasToString("");
    assertThat(second.render(Map.of()).value().orElseThrow()).hasToString("other");
  }

  @Test
  void forgetsWhatWasNotAskedForTheLongest() {
    String first = "a".repeat(400);
    Template kept = parse("t", first);
    Template lost = parse("t", "b".repeat(400));
    assertThat(parse("t", first)).isSameAs(kept);
    parse("t", "c".repeat(400));
    assertThat(cache.size()).isEqualTo(2);
    assertThat(parse("t", first)).isSameAs(kept);
    assertThat(parse("t", "b".repeat(400))).isNotSameAs(lost);
  }

  @Test
  void keepsNothingThatIsTooLongOrCannotBeParsed() {
    parse("t", "a".repeat(1001));
    assertThat(cache.parse(engine, new Source("t", "{{ a b }}")).isOk()).isFalse();
    assertThat(cache.size()).isZero();
  }

  @Test
  void servesManyThreads() throws Exception {
    List<Future<String>> results = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 400; i++) {
        String text = "{{ x }}" + i % 200;
        results.add(
            threads.submit(
                () -> parse("t", text).render(Map.of("x", "x")).value().orElseThrow().toString()));
      }
    }
    for (int i = 0; i < 400; i++) {
      assertThat(results.get(i).get()).isEqualTo("x" + i % 200);
    }
    assertThat(cache.size()).isBetween(1, 1000 / 8);
  }
}
