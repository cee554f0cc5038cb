package dev.floe.dbt.adapter;

import dev.floe.dbt.python.DataFunctions;
import dev.floe.dbt.python.PlainPython;
import dev.floe.jinja.value.Arguments;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.Comparison;
import dev.floe.jinja.value.Function;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIndexed;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PySet;
import dev.floe.jinja.value.PySized;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Signature;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Truth;
import dev.floe.spi.Column;
import dev.floe.spi.Rows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The result of a query as templates see it: the part of agate's {@code Table} that macros use.
 * Immutable.
 *
 * @param rows each as long as {@code names}
 */
public record PyTable(List<String> names, List<List<Object>> rows)
    implements PyIndexed, PyIterable, PySized {

  public PyTable {
    names = List.copyOf(names);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /** A table without columns and rows: what a statement without a result gives. */
  public static PyTable empty() {
    return new PyTable(List.of(), List.of());
  }

  /** The rows of a query. Lists and structures are text of JSON, as in dbt's tables. */
  public static PyTable of(Rows rows) {
    List<List<Object>> values = new ArrayList<>(rows.rows().size());
    for (List<@Nullable Object> row : rows.rows()) {
      values.add(row.stream().map(PyTable::cell).toList());
    }
    return new PyTable(rows.columns().stream().map(Column::name).toList(), values);
  }

  private static Object cell(@Nullable Object value) {
    return value instanceof List || value instanceof Map
        ? DataFunctions.json(value)
        : PlainPython.of(value);
  }

  List<Object> column(int index) {
    return rows.stream().map(row -> row.get(index)).toList();
  }

  @Override
  public String typeName() {
    return "agate.Table";
  }

  @Override
  public int length() {
    return rows.size();
  }

  @Override
  public Iterator<Object> iterator() {
    return allRows().stream().map(Object.class::cast).toList().iterator();
  }

  private List<PyRow> allRows() {
    return rows.stream().map(row -> new PyRow(names, row)).toList();
  }

  @Override
  public @Nullable Object item(Object key) {
    return PyTuple.copyOf(List.copyOf(allRows())).item(key);
  }

  @Override
  public boolean isTrue() {
    return true;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "columns" ->
          new PyTableItems(
              names,
              IntStream.range(0, names.size())
                  .<Object>mapToObj(i -> new PyTableColumn(names.get(i), i, column(i)))
                  .toList());
      case "column_names" -> PyTuple.copyOf(names);
      case "rows" -> new PyTableItems(List.of(), List.copyOf(allRows()));
      case "print_table" -> new Function(name, call -> None.NONE);
      case "select" -> new Function(name, this::select);
      case "exclude" -> new Function(name, this::exclude);
      case "where" -> new Function(name, this::where);
      case "limit" -> new Function(name, this::limit);
      case "rename" -> new Function(name, this::rename);
      case "order_by" -> new Function(name, this::orderBy);
      default -> null;
    };
  }

  @Override
  public Collection<String> attributeNames() {
    return List.of("columns", "column_names", "rows", "select", "where", "limit", "rename");
  }

  private static List<String> nameList(@Nullable Object argument) {
    List<String> wanted = new ArrayList<>();
    if (argument instanceof PyIterable items) {
      items.forEach(item -> wanted.add(Texts.str(item)));
    } else if (argument != null) {
      wanted.add(Texts.str(argument));
    }
    return wanted;
  }

  private Object select(Call call) {
    List<String> wanted = nameList(Signature.of("select", "key").bind(call)[0]);
    return only(wanted);
  }

  private Object exclude(Call call) {
    List<String> unwanted = nameList(Signature.of("exclude", "key").bind(call)[0]);
    return only(names.stream().filter(name -> !unwanted.contains(name)).toList());
  }

  private PyTable only(List<String> wanted) {
    List<Integer> indexes = wanted.stream().map(names::indexOf).filter(i -> i >= 0).toList();
    return new PyTable(
        indexes.stream().map(names::get).toList(),
        rows.stream().map(row -> indexes.stream().map(row::get).toList()).toList());
  }

  private Object where(Call call) {
    Object test = Signature.of("where", "test").bind(call)[0];
    List<List<Object>> kept = new ArrayList<>();
    for (PyRow row : allRows()) {
      if (test instanceof PyCallable function && Truth.of(function.call(call.with(row)))) {
        kept.add(row.items());
      }
    }
    return new PyTable(names, kept);
  }

  private Object limit(Call call) {
    long most = Arguments.whole(Signature.of("limit", "count").bind(call)[0], 0);
    return new PyTable(names, rows.subList(0, Math.clamp(most, 0, rows.size())));
  }

  private Object rename(Call call) {
    @Nullable Object[] args = Signature.of("rename", "column_names").bind(call);
    List<String> renamed = new ArrayList<>(names);
    if (args[0] instanceof PyDict changes) {
      renamed.replaceAll(name -> {
        Object other = changes.get(name);
        return other == null ? name : Texts.str(other);
      });
    } else {
      renamed = nameList(args[0]);
    }
    return new PyTable(renamed, rows);
  }

  private Object orderBy(Call call) {
    @Nullable Object[] args = Signature.of("order_by", "key", "reverse?").bind(call);
    int index = names.indexOf(Texts.str(args[0] == null ? "" : args[0]));
    List<List<Object>> sorted = new ArrayList<>(rows);
    if (index >= 0) {
      sorted.sort((a, b) -> Comparison.compare(a.get(index), b.get(index)));
    }
    return new PyTable(names, Arguments.flag(args[1], false) ? sorted.reversed() : sorted);
  }

  /** The rows as lists in a list: what {@code load_result(…)['data']} holds. */
  PyList data() {
    PyList data = new PyList();
    rows.forEach(row -> data.add(PyList.copyOf(row)));
    return data;
  }

  @Override
  public String repr() {
    return "<agate.Table " + names.size() + " x " + rows.size() + ">";
  }

  /** A column of a table. */
  record PyTableColumn(String name, int index, List<Object> values)
      implements PyIterable, PySized, PyIndexed {

    @Override
    public String typeName() {
      return "agate.Column";
    }

    @Override
    public @Nullable Object attribute(String attribute) {
      return switch (attribute) {
        case "name" -> name;
        case "index" -> (long) index;
        case "data_type" -> new DataType(values);
        case "values" -> new Function(attribute, call -> PyTuple.copyOf(values));
        case "values_distinct" ->
            new Function(attribute, call -> PyTuple.copyOf(PySet.copyOf(values).members()));
        case "values_without_nulls" ->
            new Function(
                attribute,
                call -> PyTuple.copyOf(values.stream().filter(v -> v != None.NONE).toList()));
        default -> null;
      };
    }

    @Override
    public @Nullable Object item(Object key) {
      return PyTuple.copyOf(values).item(key);
    }

    @Override
    public Iterator<Object> iterator() {
      return values.iterator();
    }

    @Override
    public int length() {
      return values.size();
    }
  }
}
