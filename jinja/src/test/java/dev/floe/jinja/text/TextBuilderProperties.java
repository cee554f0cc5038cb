package dev.floe.jinja.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class TextBuilderProperties {

  private static final String TEXT = "0123456789abcdefghijklmnopqrstuvwxyz";
  private static final Frame ROOT = Frame.root(new Source("t", TEXT));
  private static final List<Frame> FRAMES =
      List.of(ROOT, ROOT.call(ROOT.source(), "a", 0, 1), ROOT.call(ROOT.source(), "b", 1, 2));

  /** Where one character was written. */
  private record Origin(char character, Frame frame, int offset, Run.Kind kind) {}

  @Property
  void everyCharacterKeepsItsPlaceThroughAppendingAndCuttingBack(
      @ForAll @Size(max = 40) List<@IntRange(max = 9_999) Integer> steps) {
    TextBuilder builder = new TextBuilder(0);
    List<Origin> expected = new ArrayList<>();
    for (int step : steps) {
      Frame frame = FRAMES.get(step % 3);
      int offset = step / 10 % 30;
      String part = TEXT.substring(offset, offset + step / 3 % 6);
      switch (step / 1000) {
        case 0 -> cutBack(builder, expected, Math.min(step % 7, expected.size()));
        case 1, 2, 3 -> derived(builder, expected, part, frame, offset);
        default -> verbatim(builder, expected, part, frame, offset);
      }
    }
    assertThat(origins(builder.toMappedText())).isEqualTo(expected);
  }

  private static void cutBack(TextBuilder builder, List<Origin> expected, int less) {
    int length = expected.size() - less;
    builder.cutBack(length);
    expected.subList(length, expected.size()).clear();
  }

  private static void derived(
      TextBuilder builder, List<Origin> expected, String part, Frame frame, int offset) {
    builder.derived(part, frame, offset);
    for (int i = 0; i < part.length(); i++) {
      expected.add(new Origin(part.charAt(i), frame, offset, Run.Kind.DERIVED));
    }
  }

  private static void verbatim(
      TextBuilder builder, List<Origin> expected, String part, Frame frame, int offset) {
    builder.verbatim(part, frame, offset);
    for (int i = 0; i < part.length(); i++) {
      expected.add(new Origin(part.charAt(i), frame, offset + i, Run.Kind.VERBATIM));
    }
  }

  private static List<Origin> origins(MappedText text) {
    List<Origin> all = new ArrayList<>();
    for (Run run : text.runs()) {
      for (int i = 0; i < run.length(); i++) {
        int offset = run.kind() == Run.Kind.VERBATIM ? run.offset() + i : run.offset();
        all.add(new Origin(text.charAt(all.size()), run.frame(), offset, run.kind()));
      }
    }
    return all;
  }
}
