package dev.floe.runner.mask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.artifacts.MaskStyle;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** Masks are deterministic, keep the form, and never make two values one. */
class MaskerProperties {

  private final Masker masker = new Masker("a key for tests");

  @Property
  void equalValuesStayEqualAndTheFormIsKept(
      @ForAll MaskStyle style,
      @ForAll @StringLength(max = 40) @CharRange(from = ' ', to = '~') String value) {
    String masked = masker.mask(style, value);
    assertThat(new Masker("a key for tests").mask(style, value)).isEqualTo(masked);
    if (style == MaskStyle.PHONE || style == MaskStyle.NAME) {
      assertThat(form(masked)).isEqualTo(form(value));
    }
  }

  @Example
  void noTwoNumbersBecomeTheSame() {
    Set<String> masked = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      masked.add(masker.mask(MaskStyle.TEXT, String.valueOf(i)));
    }
    assertThat(masked).hasSize(20_000);
  }

  @Example
  void noTwoDaysOfAYearBecomeTheSame() {
    Set<String> masked = new HashSet<>();
    LocalDate first = LocalDate.of(2024, 1, 1);
    for (int i = 0; i < 366; i++) {
      String day = masker.mask(MaskStyle.TEXT, first.plusDays(i).toString());
      assertThat(LocalDate.parse(day).getYear()).isEqualTo(2024);
      masked.add(day);
    }
    assertThat(masked).hasSize(366);
  }

  @Property
  void anIntegerStaysOne(@ForAll int number) {
    String masked = masker.mask(MaskStyle.TEXT, String.valueOf(number));
    assertThat(masked).hasSameSizeAs(String.valueOf(number));
    assertThat(Integer.toString(Integer.parseInt(masked)).length()).isPositive();
    assertThat(masked.startsWith("-")).isEqualTo(number < 0);
  }

  @Property
  void anotherKeyMasksOtherwise(@ForAll @IntRange(min = 100_000) int number) {
    String text = "x" + number + "@secret.org";
    assertThat(new Masker("another").mask(MaskStyle.EMAIL, text))
        .isNotEqualTo(masker.mask(MaskStyle.EMAIL, text))
        .endsWith("@example.com")
        .doesNotContain("secret");
  }

  private static String form(String text) {
    return text.replaceAll("[0-9]", "0").replaceAll("[a-z]", "a").replaceAll("[A-Z]", "A");
  }
}
