package dev.floe.compute.duckdb;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes queries that are always valid, over two tables {@code n(a, b, c)} and {@code m(a, b, d)} of
 * integers: joins, laterals, subqueries, windows, groups, set operations and common tables, nested
 * at random. Their results do not depend on chance.
 */
final class RandomQueries {

  private final Random random;
  private int names;

  RandomQueries(long seed) {
    random = new Random(seed);
  }

  /** A query and the names of its columns. */
  record Query(String sql, List<String> columns) {}

  Query next() {
    return query(3, List.of());
  }

  /**
   * @param outer columns of an enclosing query that may be used, with their qualifier
   */
  private Query query(int depth, List<String> outer) {
    return switch (depth > 0 ? random.nextInt(8) : 0) {
      case 6 -> setOperation(depth);
      case 7 -> commonTable(depth);
      default -> select(depth, outer);
    };
  }

  private Query setOperation(int depth) {
    Query left = narrow(query(depth - 1, List.of()));
    Query right = narrow(query(depth - 1, List.of()));
    String word =
        pick(List.of("union all", "union", "except", "intersect", "except all", "intersect all"));
    return new Query("(" + left.sql + ") " + word + " (" + right.sql + ")", left.columns);
  }

  /** Two columns of a query, so that queries can be put together. */
  private Query narrow(Query query) {
    String alias = name("q");
    String x = name("x");
    String y = name("y");
    String sql =
        "select "
            + pick(query.columns)
            + " as "
            + x
            + ", "
            + pick(query.columns)
            + " as "
            + y
            + " from ("
            + query.sql
            + ") "
            + alias;
    return new Query(sql, List.of(x, y));
  }

  private Query commonTable(int depth) {
    Query definition = query(depth - 1, List.of());
    String table = name("t");
    String a = name("r");
    String b = name("r");
    String first = pick(definition.columns);
    String second = pick(definition.columns);
    String x = name("x");
    String y = name("y");
    String sql =
        "with "
            + table
            + " as ("
            + definition.sql
            + ") select "
            + a
            + "."
            + first
            + " as "
            + x
            + ", "
            + expression(depth - 1, qualified(b, definition.columns))
            + " as "
            + y
            + " from "
            + table
            + " "
            + a
            + " join "
            + table
            + " "
            + b
            + " on "
            + a
            + "."
            + second
            + " = "
            + b
            + "."
            + second;
    return new Query(sql, List.of(x, y));
  }

  private Query select(int depth, List<String> outer) {
    List<String> scope = new ArrayList<>();
    String from = from(depth, scope);
    List<String> usable = new ArrayList<>(scope);
    usable.addAll(outer);
    String where = random.nextBoolean() ? " where " + predicate(depth, usable) : "";
    return switch (random.nextInt(4)) {
      case 0 -> grouped(scope, from + where);
      case 1 -> windowed(scope, from + where);
      default -> projected(depth, usable, from + where);
    };
  }

  private Query projected(int depth, List<String> scope, String rest) {
    List<String> columns = names("x", 1 + random.nextInt(3));
    String list =
        columns.stream()
            .map(column -> expression(depth, scope) + " as " + column)
            .collect(Collectors.joining(", "));
    String distinct = random.nextInt(5) == 0 ? "distinct " : "";
    return new Query("select " + distinct + list + rest, columns);
  }

  private Query grouped(List<String> scope, String rest) {
    String key = expression(0, scope);
    String k = name("k");
    String x = name("x");
    String aggregate =
        pick(List.of("sum(%s)", "max(%s)", "count(%s)", "sum(%s) filter (where %s > 1)"))
            .replace("%s", pick(scope));
    String having = random.nextBoolean() ? " having " + "count(" + pick(scope) + ") > 1" : "";
    String group = random.nextInt(4) == 0 ? " group by cube (" + key + ")" : " group by " + key;
    return new Query(
        "select " + key + " as " + k + ", " + aggregate + " as " + x + rest + group + having,
        List.of(k, x));
  }

  private Query windowed(List<String> scope, String rest) {
    String x = name("x");
    String y = name("y");
    String function =
        pick(List.of("sum(%s)", "max(%s)", "rank()", "first_value(%s)", "count(*)"))
            .replace("%s", pick(scope));
    String over =
        " over (partition by " + pick(scope) + " order by " + String.join(", ", scope) + ")";
    String qualify =
        random.nextInt(3) == 0
            ? " qualify rank() over (partition by "
                + pick(scope)
                + " order by "
                + pick(scope)
                + ") = 1"
            : "";
    return new Query(
        "select " + pick(scope) + " as " + x + ", " + function + over + " as " + y + rest + qualify,
        List.of(x, y));
  }

  /** A from clause; its columns, qualified, are added to the scope. */
  private String from(int depth, List<String> scope) {
    String first = relation(depth, scope);
    if (depth == 0 || random.nextInt(3) == 0) {
      return " from " + first;
    }
    List<String> left = new ArrayList<>(scope);
    return switch (random.nextInt(6)) {
      case 0 -> {
        Query lateral = select(depth - 1, left);
        String alias = name("l");
        scope.addAll(qualified(alias, lateral.columns));
        yield " from " + first + ", lateral (" + lateral.sql + ") " + alias;
      }
      case 1 -> {
        String alias = name("u");
        String column = name("x");
        String list = "[" + pick(left) + ", " + pick(left) + "]";
        scope.add(alias + "." + column);
        yield " from " + first + ", unnest(" + list + ") as " + alias + "(" + column + ")";
      }
      case 2 -> " from " + first + " semi join " + onEqual(depth, left, new ArrayList<>());
      case 3 -> " from " + first + " anti join " + onEqual(depth, left, new ArrayList<>());
      case 4 -> " from " + first + " left join " + onEqual(depth, left, scope);
      default -> " from " + first + " join " + onEqual(depth, left, scope);
    };
  }

  private String onEqual(int depth, List<String> left, List<String> scope) {
    List<String> right = new ArrayList<>();
    String relation = relation(depth - 1, right);
    scope.addAll(right);
    String more = random.nextInt(3) == 0 ? " and " + pick(right) + " > " + pick(left) : "";
    return relation + " on " + pick(left) + " = " + pick(right) + more;
  }

  private String relation(int depth, List<String> scope) {
    String alias = name("f");
    if (depth == 0 || random.nextBoolean()) {
      boolean n = random.nextBoolean();
      scope.addAll(qualified(alias, n ? List.of("a", "b", "c") : List.of("a", "b", "d")));
      return (n ? "n " : "m ") + alias;
    }
    Query inner = query(depth - 1, List.of());
    scope.addAll(qualified(alias, inner.columns));
    return "(" + inner.sql + ") " + alias;
  }

  private String expression(int depth, List<String> scope) {
    String x = pick(scope);
    String y = pick(scope);
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0, 1 -> x;
      case 2 -> "coalesce(" + x + ", " + y + ")";
      case 3 -> "case when " + x + " > 2 then " + y + " else 0 end";
      case 4 -> "(" + x + " + " + y + ") % 7";
      case 5 -> {
        Query inner = select(depth - 1, scope);
        yield "(select max("
            + inner.columns.getFirst()
            + ") from ("
            + inner.sql
            + ") "
            + name("s")
            + ")";
      }
      case 6 -> "cast(" + predicate(depth - 1, scope) + " as integer)";
      default -> "length(array(select " + pick(List.of("a", "b")) + " from n where a = " + x + "))";
    };
  }

  private String predicate(int depth, List<String> scope) {
    String x = pick(scope);
    return switch (random.nextInt(depth > 0 ? 5 : 2)) {
      case 0 -> x + " > " + random.nextInt(4);
      case 1 -> x + " <> " + pick(scope);
      case 2 -> {
        Query inner = select(depth - 1, scope);
        yield "exists (" + inner.sql + ")";
      }
      case 3 -> {
        Query inner = narrow(query(depth - 1, List.of()));
        yield x
            + " in (select "
            + inner.columns.getFirst()
            + " from ("
            + inner.sql
            + ") "
            + name("s")
            + ")";
      }
      default -> {
        Query inner = narrow(query(depth - 1, List.of()));
        yield "(" + x + ", " + pick(scope) + ") not in (" + inner.sql + ")";
      }
    };
  }

  private List<String> names(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> name(prefix)).toList();
  }

  private String name(String prefix) {
    return prefix + names++;
  }

  private static List<String> qualified(String alias, List<String> columns) {
    return columns.stream().map(column -> alias + "." + column).toList();
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
