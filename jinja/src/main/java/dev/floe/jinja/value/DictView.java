package dev.floe.jinja.value;

import java.util.Iterator;
import java.util.Locale;

/** What {@code keys()}, {@code values()} and {@code items()} of a dict give: a live view. */
record DictView(PyDict dict, Kind kind) implements PyIterable, PySized, PyContainer, Container {

  enum Kind {
    KEYS,
    VALUES,
    ITEMS;

    String method() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public String typeName() {
    return "dict_" + kind.method();
  }

  @Override
  public int length() {
    return dict.length();
  }

  @Override
  public Iterator<Object> iterator() {
    return switch (kind) {
      case KEYS -> dict.iterator();
      case VALUES -> dict.walk((key, value) -> value);
      case ITEMS -> dict.walk((key, value) -> PyTuple.of(key, value));
    };
  }

  @Override
  public boolean contains(Object item) {
    return switch (kind) {
      case KEYS -> dict.contains(item);
      case VALUES, ITEMS -> {
        for (Object each : this) {
          if (each == item || Comparison.equal(each, item)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  /** Views of keys compare as sets; floe needs no more than the same members. */
  @Override
  public boolean equalTo(Object other) {
    if (this == other) {
      return true;
    }
    if (kind == Kind.VALUES || !(other instanceof DictView view) || view.kind != kind) {
      return false;
    }
    return view.length() == length() && Sequences.copy(view).stream().allMatch(this::contains);
  }

  @Override
  public String repr() {
    return ReprWriter.repr(this);
  }

  @Override
  public void writeRepr(ReprWriter out) {
    out.text(typeName()).text("([").values(iterator()).text("])");
  }
}
