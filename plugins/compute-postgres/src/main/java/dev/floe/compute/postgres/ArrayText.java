package dev.floe.compute.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads arrays as the server writes them: {@code {1,NULL,"a b"}}, one in the other if need be. */
final class ArrayText {

  private final String text;
  private final Function<String, Object> element;
  private int at;

  private ArrayText(String text, Function<String, Object> element) {
    this.text = text;
    this.element = element;
  }

  /**
   * The array as a list.
   *
   * @param element the value of an element that is not null
   */
  static List<@Nullable Object> read(String text, Function<String, Object> element) {
    ArrayText reader = new ArrayText(text, element);
    // Bounds other than from 1 stand in front, with an equals sign.
    reader.at = text.indexOf('{');
    return reader.list();
  }

  private List<@Nullable Object> list() {
    List<@Nullable Object> items = new ArrayList<>();
    at++;
    while (text.charAt(at) != '}') {
      items.add(item());
      if (text.charAt(at) == ',') {
        at++;
      }
    }
    at++;
    return Collections.unmodifiableList(items);
  }

  private @Nullable Object item() {
    return switch (text.charAt(at)) {
      case '{' -> list();
      case '"' -> element.apply(quoted());
      default -> word();
    };
  }

  private @Nullable Object word() {
    int start = at;
    while (text.charAt(at) != ',' && text.charAt(at) != '}') {
      at++;
    }
    String word = text.substring(start, at);
    if (word.equals("NULL")) {
      return null;
    }
    return element.apply(word);
  }

  private String quoted() {
    StringBuilder word = new StringBuilder();
    at++;
    while (text.charAt(at) != '"') {
      if (text.charAt(at) == '\\') {
        at++;
      }
      word.append(text.charAt(at++));
    }
    at++;
    return word.toString();
  }
}
