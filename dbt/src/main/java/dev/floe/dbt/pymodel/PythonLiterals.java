package dev.floe.dbt.pymodel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads literals: whatever has a value without running anything. */
final class PythonLiterals {

  /** The arguments of a call: those by place, then those by name. */
  record Arguments(List<@Nullable Object> byPlace, Map<String, @Nullable Object> byName) {}

  /** Something that has no value until it is run. */
  private static final class NotLiteral extends Exception {
    private static final long serialVersionUID = 1L;

    NotLiteral() {
      super("not a literal", null, false, false);
    }
  }

  private final List<Token> tokens;
  private int at;

  private PythonLiterals(List<Token> tokens, int at) {
    this.tokens = tokens;
    this.at = at;
  }

  /**
   * What is between parentheses, the first of which stands at an index; empty if it must be run.
   */
  static Optional<Arguments> arguments(List<Token> tokens, int open) {
    try {
      return Optional.of(new PythonLiterals(tokens, open + 1).arguments());
    } catch (NotLiteral needsToRun) {
      return Optional.empty();
    }
  }

  private Arguments arguments() throws NotLiteral {
    List<@Nullable Object> byPlace = new ArrayList<>();
    Map<String, @Nullable Object> byName = new LinkedHashMap<>();
    while (!peek().is(")")) {
      if (peek().kind() == Token.Kind.NAME && tokens.get(at + 1).is("=")) {
        String name = take().text();
        at++;
        byName.put(name, value());
      } else {
        byPlace.add(value());
      }
      comma(")");
    }
    return new Arguments(byPlace, byName);
  }

  private Token peek() {
    return tokens.get(Math.min(at, tokens.size() - 1));
  }

  private Token take() {
    Token token = peek();
    at++;
    return token;
  }

  private void comma(String close) throws NotLiteral {
    if (peek().is(",")) {
      at++;
    } else if (!peek().is(close)) {
      throw new NotLiteral();
    }
  }

  private @Nullable Object value() throws NotLiteral {
    Token token = take();
    return switch (token.kind()) {
      case STRING -> joined(token);
      case NUMBER -> number(token.text());
      case NAME -> named(token.text());
      case OPERATOR -> compound(token);
      case FORMATTED, END -> throw new NotLiteral();
    };
  }

  /** Strings that follow each other are one. */
  private String joined(Token first) {
    StringBuilder text = new StringBuilder(first.text());
    while (peek().kind() == Token.Kind.STRING) {
      text.append(take().text());
    }
    return text.toString();
  }

  private static @Nullable Object named(String name) throws NotLiteral {
    return switch (name) {
      case "None" -> null;
      case "True" -> true;
      case "False" -> false;
      default -> throw new NotLiteral();
    };
  }

  private static Object number(String written) throws NotLiteral {
    String digits = written.replace("_", "");
    try {
      if (digits.matches("\\d{1,18}")) {
        return Long.valueOf(digits);
      }
      return new BigDecimal(digits).doubleValue();
    } catch (NumberFormatException otherBase) {
      throw new NotLiteral();
    }
  }

  private @Nullable Object compound(Token token) throws NotLiteral {
    return switch (token.text()) {
      case "-" -> negative(value());
      case "+" -> value();
      case "[" -> list("]");
      case "(" -> tuple();
      case "{" -> mapping();
      default -> throw new NotLiteral();
    };
  }

  private static Object negative(@Nullable Object value) throws NotLiteral {
    return switch (value) {
      case Long whole -> -whole;
      case Double number -> -number;
      case null, default -> throw new NotLiteral();
    };
  }

  private List<@Nullable Object> list(String close) throws NotLiteral {
    List<@Nullable Object> items = new ArrayList<>();
    while (!peek().is(close)) {
      items.add(value());
      comma(close);
    }
    at++;
    return items;
  }

  /** One value in parentheses is that value, unless a comma follows it. */
  private @Nullable Object tuple() throws NotLiteral {
    List<@Nullable Object> items = list(")");
    boolean grouped = items.size() == 1 && !tokens.get(at - 2).is(",");
    return grouped ? items.getFirst() : items;
  }

  private Object mapping() throws NotLiteral {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    while (!peek().is("}")) {
      String key = String.valueOf(value());
      if (!take().is(":")) {
        throw new NotLiteral();
      }
      entries.put(key, value());
      comma("}");
    }
    at++;
    return entries;
  }
}
