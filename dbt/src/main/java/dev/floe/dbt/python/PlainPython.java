package dev.floe.dbt.python;

import dev.floe.jinja.datetime.PyDate;
import dev.floe.jinja.datetime.PyDateTime;
import dev.floe.jinja.datetime.TimeZoneValue;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.value.Markup;
import dev.floe.jinja.value.None;
import dev.floe.jinja.value.PyDict;
import dev.floe.jinja.value.PyIterable;
import dev.floe.jinja.value.PyList;
import dev.floe.jinja.value.PyMapping;
import dev.floe.jinja.value.PyTuple;
import dev.floe.jinja.value.Texts;
import dev.floe.jinja.value.Undefined;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plain Java values as Python's and back. Each direction copies, so neither side sees changes. */
public final class PlainPython {

  private PlainPython() {}

  /** A plain value, null for none, as templates see it. */
  public static Object of(@Nullable Object plain) {
    return switch (plain) {
      case null -> None.NONE;
      case Integer number -> (Object) number.longValue();
      case Short number -> (Object) number.longValue();
      case Byte number -> (Object) number.longValue();
      case Float number -> (Object) number.doubleValue();
      case Optional<?> optional -> of(optional.orElse(null));
      case Map<?, ?> map -> dict(map);
      case byte[] bytes -> new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
      case Iterable<?> items when !(plain instanceof PyIterable) -> list(items);
      case LocalDate date -> new PyDate(date);
      case LocalDateTime time -> new PyDateTime(time, Optional.empty());
      case OffsetDateTime time ->
          new PyDateTime(time.toLocalDateTime(), Optional.of(TimeZoneValue.of(time.getOffset())));
      case ZonedDateTime time ->
          new PyDateTime(time.toLocalDateTime(), Optional.of(TimeZoneValue.of(time.getZone())));
      case Instant time -> PyDateTime.utc(time);
      case LocalTime time -> time.toString();
      case Character letter -> letter.toString();
      case java.util.UUID id -> id.toString();
      case Enum<?> word when !(word instanceof None) -> word.name();
      default -> plain;
    };
  }

  /** A map as a dict, keys in the map's order. */
  public static PyDict dict(Map<?, ?> map) {
    PyDict dict = new PyDict();
    map.forEach((key, value) -> dict.put(of(key), of(value)));
    return dict;
  }

  /** Items as a list. */
  public static PyList list(Iterable<?> items) {
    PyList list = new PyList();
    for (Object item : items) {
      list.add(of(item));
    }
    return list;
  }

  /** A value of a template as plain Java: text, numbers, booleans, lists, maps, or null. */
  public static @Nullable Object plain(Object value) {
    return switch (value) {
      case None none -> null;
      case Undefined undefined -> null;
      case MappedText text -> text.toString();
      case Markup markup -> markup.text();
      case PlainAsText object -> Texts.str(object);
      case PyDict dict -> map(dict);
      case PyList list -> plainList(list);
      case PyTuple tuple -> plainList(tuple);
      case PyMapping mapping -> mapping(mapping);
      case PyIterable items -> plainList(items);
      case dev.floe.jinja.value.PyObject object -> Texts.str(object);
      default -> value;
    };
  }

  /** A dict as a map, keys as text, in the dict's order. */
  public static Map<String, @Nullable Object> map(PyDict dict) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    dict.entries().forEachRemaining(e -> map.put(Texts.str(e.getKey()), plain(e.getValue())));
    return map;
  }

  private static Map<String, @Nullable Object> mapping(PyMapping mapping) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (Object key : mapping) {
      Object value = mapping.item(key);
      map.put(Texts.str(key), value == null ? null : plain(value));
    }
    return map;
  }

  private static List<@Nullable Object> plainList(Iterable<Object> items) {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object item : items) {
      list.add(plain(item));
    }
    return list;
  }
}
