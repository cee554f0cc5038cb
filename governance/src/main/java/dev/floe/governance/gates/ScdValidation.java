package dev.floe.governance.gates;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code scd_validation}: a dimension that keeps history (type 2) has the columns for it, and a
 * data test {@code scd_validation} looks for overlaps, gaps and rows that are current twice. A
 * dimension without history (type 1) has nothing to show here.
 */
final class ScdValidation implements RequiredTest {

  private static final List<String> NAMES =
      List.of("surrogate_key", "effective_from", "effective_to", "is_current");

  @Override
  public String name() {
    return "scd_validation";
  }

  @Override
  public String demands() {
    return "A dimension that keeps history has the columns for it, and its history has no overlaps and no gaps.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    ScdShape shape = new ScdShape(model);
    if (!shape.isAllowed()) {
      return Optional.of(
          Gap.proposed(
              "the " + model.layer().name() + " layer knows no dimensions of type " + shape.type(),
              List.of()));
    }
    return shape.type() == 2 ? history(model, shape) : Optional.empty();
  }

  private Optional<Gap> history(GatedModel model, ScdShape shape) {
    List<String> mistakes = shape.mistakes();
    if (!mistakes.isEmpty()) {
      return Optional.of(
          Gap.proposed(
              String.join("; ", mistakes),
              List.of(new Addition.AddMeta(Optional.empty(), "scd_type", "1"))));
    }
    boolean tested = model.hasStrict(test -> TestKinds.isNamed(test.spec(), name()));
    return tested
        ? Optional.empty()
        : Optional.of(Gap.safe("no data test looks at its history", List.of(test(shape))));
  }

  private Addition test(ScdShape shape) {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("business_key", "[" + String.join(", ", shape.businessKey()) + "]");
    for (String standard : NAMES) {
      if (!shape.column(standard).equals(standard)) {
        arguments.put(standard, shape.column(standard));
      }
    }
    return new Addition.AddTest(Optional.empty(), name(), arguments);
  }
}
