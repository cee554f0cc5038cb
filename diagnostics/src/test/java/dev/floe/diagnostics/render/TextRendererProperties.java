package dev.floe.diagnostics.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.TestCode;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TextRendererProperties {

  /** Whatever stands in a file, and wherever the place is: no exception, nothing that acts. */
  @Property
  void showsAnyTextSafely(
      @ForAll String text,
      @ForAll @IntRange(max = 300) int start,
      @ForAll @IntRange(max = 300) int length) {
    Span span = Span.of("any.sql", text, start, start + length);
    String shown =
        new TextRenderer(file -> Optional.of(text), Style.PLAIN)
            .render(Diagnostic.at(TestCode.BROKEN, span, text));
    assertThat(shown.chars().filter(c -> c != '\n')).noneMatch(Character::isISOControl);
  }
}
