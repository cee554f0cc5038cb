package dev.floe.governance.gates;

import dev.floe.artifacts.NodeColumn;
import dev.floe.spi.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code freshness}: a test fails when the newest row is too old. */
final class Freshness implements RequiredTest {

  private static final Set<Type.Kind> TIMES =
      Set.of(Type.Kind.DATE, Type.Kind.TIMESTAMP, Type.Kind.TIMESTAMP_TZ);

  @Override
  public String name() {
    return "freshness";
  }

  @Override
  public String demands() {
    return "A test fails when the newest row of a model is too old.";
  }

  @Override
  public Optional<Gap> gap(GatedModel model) {
    return model.hasStrict(test -> TestKinds.provesRecent(test.spec()))
        ? Optional.empty()
        : Optional.of(
            Gap.proposed("no test looks at the age of its newest row", List.of(added(model))));
  }

  private static Addition added(GatedModel model) {
    String column =
        model.columns().stream()
            .filter(Freshness::isTime)
            .map(NodeColumn::name)
            .findFirst()
            .orElse("<a column of dates or times>");
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put("max_age", "1 day");
    return new Addition.AddTest(Optional.of(column), "freshness", arguments);
  }

  static boolean isTime(NodeColumn column) {
    return switch (column.type()) {
      case Type.Scalar(Type.Kind kind) -> TIMES.contains(kind);
      case Type.Native(String word) -> isTimeWord(word);
      case Type.Decimal decimal -> false;
      case Type.ListOf list -> false;
      case Type.Struct struct -> false;
      case Type.MapOf map -> false;
      case Type.Enumeration words -> false;
      case Type.Unknown unknown -> isTimeWord(column.nativeType());
    };
  }

  private static boolean isTimeWord(String word) {
    String small = TestKinds.small(word);
    return small.startsWith("date") || small.startsWith("timestamp");
  }
}
