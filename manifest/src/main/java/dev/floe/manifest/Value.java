package dev.floe.manifest;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The value of a setting, free of how it was spelled: {@code PT6H} and {@code 6 hours} are equal.
 */
public sealed interface Value {

  /** The value as plain JSON would hold it; durations and percentages in their canonical text. */
  @Nullable Object toJava();

  /** Words. */
  record Text(String text) implements Value {
    @Override
    public Object toJava() {
      return text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** True or false. */
  record Flag(boolean on) implements Value {
    @Override
    public Object toJava() {
      return on;
    }

    @Override
    public String toString() {
      return Boolean.toString(on);
    }
  }

  /** A number, exact. */
  record Amount(BigDecimal number) implements Value {
    public Amount {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    @Override
    public Object toJava() {
      boolean whole = number.scale() <= 0 && number.precision() - number.scale() < 19;
      return whole ? (Object) number.longValueExact() : number;
    }

    @Override
    public String toString() {
      return number.toPlainString();
    }
  }

  /** A percentage. */
  record Percent(Percentage percentage) implements Value {
    @Override
    public Object toJava() {
      return percentage.toString();
    }

    @Override
    public String toString() {
      return percentage.toString();
    }
  }

  /** A span of time. */
  record Time(Duration duration) implements Value {
    @Override
    public Object toJava() {
      return Durations.print(duration);
    }

    @Override
    public String toString() {
      return Durations.print(duration);
    }
  }

  /** A list. */
  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public Object toJava() {
      return items.stream().map(Value::toJava).toList();
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }

  /** A mapping inside a list or an open section; its keys are sorted, for order means nothing. */
  record Fields(Map<String, Value> fields) implements Value {
    public Fields {
      fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }

    @Override
    public Object toJava() {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      fields.forEach((key, value) -> map.put(key, value.toJava()));
      return Collections.unmodifiableMap(map);
    }

    @Override
    public String toString() {
      return fields.toString();
    }
  }

  /** An explicit {@code null} in an open section. */
  record Nothing() implements Value {
    @Override
    public @Nullable Object toJava() {
      return null;
    }

    @Override
    public String toString() {
      return "null";
    }
  }
}
