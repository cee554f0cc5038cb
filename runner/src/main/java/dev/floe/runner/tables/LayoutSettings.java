package dev.floe.runner.tables;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Suggestion;
import dev.floe.runner.RunCode;
import dev.floe.spi.Column;
import dev.floe.spi.Type;
import dev.floe.spi.Type.Kind;
import dev.floe.spi.table.TableLayout;
import dev.floe.spi.table.TableLayout.Order;
import dev.floe.spi.table.TableLayout.Partition;
import dev.floe.spi.table.TableLayout.Transform;
import dev.floe.spi.table.TableLayout.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The layout of a table as its node's configuration says it: {@code partition_by} and {@code
 * sort_by}, a text or a list of them.
 */
record LayoutSettings(Node.Referable node, Map<String, Object> config) {

  private static final List<String> PARTITIONS = List.of("partition_by", "partitioned_by");
  private static final List<String> ORDERS = List.of("sort_by", "sorted_by");
  private static final Pattern CALL =
      Pattern.compile("([a-z]+)\\s*\\((.*)\\)", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern ORDER =
      Pattern.compile(
          "(.+?)(?:\\s+(asc|desc))?(?:\\s+nulls\\s+(first|last))?", Pattern.CASE_INSENSITIVE);
  private static final Set<Kind> TRUNCATED =
      Set.of(Kind.VARCHAR, Kind.TINYINT, Kind.SMALLINT, Kind.INTEGER, Kind.BIGINT);
  private static final Set<Kind> TIMES = Set.of(Kind.TIMESTAMP, Kind.TIMESTAMP_TZ);
  private static final Set<Kind> NOT_WHOLE =
      Set.of(Kind.FLOAT, Kind.DOUBLE, Kind.BINARY, Kind.TIME, Kind.HUGEINT, Kind.UBIGINT);

  static LayoutSettings of(Node.Referable node) {
    return switch (node) {
      case Node.Model model -> new LayoutSettings(node, model.config());
      case Node.Snapshot snapshot -> new LayoutSettings(node, snapshot.config());
      case Node.Seed _, Node.Source _ -> new LayoutSettings(node, Map.of());
    };
  }

  /**
   * The layout over these columns.
   *
   * @throws FloeException {@code CONFIG_UNUSABLE} where it is not understood
   */
  TableLayout over(List<Column> columns) {
    List<Partition> partitions = new ArrayList<>();
    for (String text : texts(PARTITIONS)) {
      Partition partition = partition(text, columns);
      if (partitions.stream().anyMatch(other -> repeats(other, partition))) {
        throw refuse(text, "another partition of '" + partition.column() + "' says the same");
      }
      partitions.add(partition);
    }
    List<Order> orders = new ArrayList<>();
    for (String text : texts(ORDERS)) {
      orders.add(order(text, columns));
    }
    return new TableLayout(partitions, orders);
  }

  private static boolean repeats(Partition one, Partition other) {
    return one.column().equals(other.column())
        && one.transform().getClass().equals(other.transform().getClass());
  }

  private List<String> texts(List<String> keys) {
    return keys.stream()
        .filter(config::containsKey)
        .findFirst()
        .map(config::get)
        .map(this::texts)
        .orElse(List.of());
  }

  private List<String> texts(Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(String::valueOf).toList();
      case Map<?, ?> map -> List.of(granular(map));
      default -> value.toString().isBlank() ? List.of() : List.of(value.toString());
    };
  }

  /** {@code {field: ordered_at, granularity: day}}, as other warehouses have it. */
  private String granular(Map<?, ?> map) {
    Object field = map.get("field");
    if (field == null || map.containsKey("range")) {
      throw refuse(String.valueOf(map), "it is not a column or a part of one");
    }
    Object granularity = map.get("granularity");
    return granularity == null ? field.toString() : granularity + "(" + field + ")";
  }

  private Partition partition(String text, List<Column> columns) {
    Matcher call = CALL.matcher(text.strip());
    if (!call.matches()) {
      Column column = column(text, text, columns);
      if (!(column.type() instanceof Type.Scalar(Kind kind)) || NOT_WHOLE.contains(kind)) {
        throw refuse(text, "a column of type " + column.type() + " cannot be partitioned by");
      }
      return new Partition(column.name(), new Transform.Whole());
    }
    String function = call.group(1).toLowerCase(Locale.ROOT).replaceFirst("s$", "");
    return switch (function) {
      case "year", "month", "day", "hour" ->
          period(text, Unit.valueOf(function.toUpperCase(Locale.ROOT)), call.group(2), columns);
      case "truncate", "trunc" -> truncated(text, call.group(2).split(",", -1), columns);
      default ->
          throw refuse(
              text,
              "there is no partition '"
                  + function
                  + "'; there are year, month, day, hour, truncate");
    };
  }

  private Partition period(String text, Unit unit, String argument, List<Column> columns) {
    Column column = column(text, argument, columns);
    boolean time = column.type() instanceof Type.Scalar(Kind kind) && TIMES.contains(kind);
    boolean date = column.type().equals(Type.of(Kind.DATE)) && unit != Unit.HOUR;
    if (!time && !date) {
      throw refuse(text, "'" + column.name() + "' is of type " + column.type());
    }
    return new Partition(column.name(), new Transform.Period(unit));
  }

  /** The width stands first or last: engines differ. */
  private Partition truncated(String text, String[] arguments, List<Column> columns) {
    if (arguments.length != 2) {
      throw refuse(text, "truncate takes a column and a width");
    }
    boolean first = arguments[0].strip().matches("\\d+");
    String width = arguments[first ? 0 : 1].strip();
    Column column = column(text, arguments[first ? 1 : 0], columns);
    if (!width.matches("[1-9]\\d{0,8}")) {
      throw refuse(text, "truncate takes a column and a width");
    }
    if (!(column.type() instanceof Type.Scalar(Kind kind)) || !TRUNCATED.contains(kind)) {
      throw refuse(text, "'" + column.name() + "' is of type " + column.type());
    }
    return new Partition(column.name(), new Transform.Truncated(Integer.parseInt(width)));
  }

  private Order order(String text, List<Column> columns) {
    Matcher parts = ORDER.matcher(text.strip());
    if (!parts.matches()) {
      throw refuse(text, "it is not a column with asc or desc");
    }
    boolean descending = "desc".equalsIgnoreCase(parts.group(2));
    boolean first =
        Optional.ofNullable(parts.group(3)).map("first"::equalsIgnoreCase).orElse(!descending);
    return new Order(column(text, parts.group(1), columns).name(), descending, first);
  }

  private Column column(String text, String written, List<Column> columns) {
    String name = written.strip().replaceAll("^[\"`]|[\"`]$", "");
    return columns.stream()
        .filter(column -> column.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() ->
            new FloeException(
                diagnostic(text, "it has no column '" + name + "'")
                    .withHelp(Suggestion.help(name, columns.stream().map(Column::name).toList()))));
  }

  private FloeException refuse(String text, String why) {
    return new FloeException(
        diagnostic(text, why)
            .withHelp("partition_by=['day(ordered_at)', 'region'], sort_by=['customer_id desc']"));
  }

  private Diagnostic diagnostic(String text, String why) {
    return Diagnostic.of(
            RunCode.CONFIG_UNUSABLE,
            "the table of " + node.info().name() + " cannot be laid out by '" + text + "': " + why)
        .about(node.uniqueId());
  }
}
