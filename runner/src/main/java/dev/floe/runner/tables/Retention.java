package dev.floe.runner.tables;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.RunCode;
import dev.floe.spi.Column;
import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How long the rows of a node are kept: {@code meta.floe.retention_column} says how old a row is,
 * {@code meta.floe.retention_days} or the platform for how many days it stays.
 *
 * @param days 0 or more
 */
public record Retention(Node.Referable node, String column, long days) {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * Of all models and snapshots that name a column.
   *
   * @param usual the platform's, for those that say nothing
   */
  public static List<Retention> of(CompiledProduct product, OptionalLong usual) {
    List<Retention> all = new ArrayList<>();
    for (Node.Referable node : new ProductTables(product).nodes()) {
      Map<?, ?> floe = node.info().meta().get("floe") instanceof Map<?, ?> map ? map : Map.of();
      Object column = floe.get("retention_column");
      OptionalLong days =
          floe.get("retention_days") instanceof Number own
              ? OptionalLong.of(own.longValue())
              : usual;
      if (column != null && days.isPresent()) {
        all.add(new Retention(node, column.toString(), days.getAsLong()));
      }
    }
    return all;
  }

  /**
   * A condition that holds for the rows that are too old.
   *
   * @param quoted how the engine writes a column's name
   */
  String expired(
      List<Column> columns, Instant now, java.util.function.UnaryOperator<String> quoted) {
    Instant cut = now.minus(Duration.ofDays(days));
    Column age =
        columns.stream()
            .filter(found -> found.name().equalsIgnoreCase(column))
            .findFirst()
            .orElseThrow(() -> refuse("there is no column '" + column + "'", columns));
    Optional<String> moment =
        age.type() instanceof Type.Scalar(Kind kind) ? moment(kind, cut) : Optional.empty();
    return quoted.apply(age.name())
        + " < "
        + moment.orElseThrow(() -> refuse("'" + column + "' is of type " + age.type(), columns));
  }

  private static Optional<String> moment(Kind kind, Instant cut) {
    return switch (kind) {
      case DATE -> Optional.of("date '" + DATE.format(cut) + "'");
      case TIMESTAMP -> Optional.of("timestamp '" + TIME.format(cut) + "'");
      case TIMESTAMP_TZ -> Optional.of("timestamp with time zone '" + TIME.format(cut) + "+00'");
      default -> Optional.empty(); // of all other types none tells a day
    };
  }

  private FloeException refuse(String why, List<Column> columns) {
    return new FloeException(
        Diagnostic.of(
                RunCode.CONFIG_UNUSABLE,
                "the retention of " + node.info().name() + " cannot be kept: " + why)
            .about(node.uniqueId())
            .withHelp(Suggestion.help(column, columns.stream().map(Column::name).toList())));
  }
}
