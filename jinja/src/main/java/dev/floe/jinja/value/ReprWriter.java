package dev.floe.jinja.value;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Writes nested reprs and shows a container inside itself as Python does. */
final class ReprWriter {

  private final StringBuilder out = new StringBuilder();
  private final Deque<Container> open = new ArrayDeque<>();

  static String repr(Container container) {
    ReprWriter writer = new ReprWriter();
    writer.open.push(container);
    container.writeRepr(writer);
    return writer.out.toString();
  }

  ReprWriter text(String text) {
    out.append(text);
    return this;
  }

  ReprWriter value(Object value) {
    if (!(value instanceof Container container)) {
      return text(Texts.repr(value));
    }
    for (Container each : open) {
      if (each == container) {
        return text(ellipsis(container));
      }
    }
    open.push(container);
    container.writeRepr(this);
    open.pop();
    return this;
  }

  private static String ellipsis(Container container) {
    return switch (container) {
      case PyList list -> "[...]";
      case PyTuple tuple -> "(...)";
      default -> "{...}";
    };
  }

  ReprWriter values(Iterator<Object> values) {
    String separator = "";
    while (values.hasNext()) {
      text(separator).value(values.next());
      separator = ", ";
    }
    return this;
  }
}
