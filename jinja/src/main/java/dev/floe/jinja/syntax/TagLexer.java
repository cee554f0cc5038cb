package dev.floe.jinja.syntax;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.text.Whitespace;
import dev.floe.jinja.value.Numbers;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Splits the inside of a tag into tokens. */
final class TagLexer {

  private static final int MAX_DIGITS = 4300;

  private final String text;
  private final int end;
  private final List<Token> tokens;
  private final Deque<Character> open = new ArrayDeque<>();
  private int pos;

  TagLexer(String text, int end, List<Token> tokens) {
    this.text = text;
    this.end = end;
    this.tokens = tokens;
  }

  /**
   * Reads up to the closing mark, which counts only where all brackets are closed, and gives its
   * offset, including its sign. A block may be closed with a plus sign, a variable may not.
   */
  int inside(int from, String close, boolean plusAllowed, int tagStart) {
    pos = from;
    open.clear();
    while (true) {
      skipSpace();
      if (pos >= end) {
        throw new SyntaxException(
            "unexpected end of template, expected '" + close + "'",
            tagStart,
            Math.min(tagStart + close.length(), end));
      }
      if (open.isEmpty() && closesHere(close, plusAllowed)) {
        return pos;
      }
      token();
    }
  }

  /** Reads everything there is. */
  void toEnd() {
    for (skipSpace(); pos < end; skipSpace()) {
      token();
    }
  }

  private void skipSpace() {
    while (pos < end && Whitespace.is(text.charAt(pos))) {
      pos++;
    }
  }

  private boolean closesHere(String close, boolean plusAllowed) {
    char c = text.charAt(pos);
    int at = c == '-' || c == '+' && plusAllowed ? pos + 1 : pos;
    return startsWith(close, at) || at > pos && startsWith(close, pos);
  }

  private boolean startsWith(String mark, int at) {
    return text.startsWith(mark, at) && at + mark.length() <= end;
  }

  private void token() {
    char c = text.charAt(pos);
    if (c >= '0' && c <= '9') {
      number();
    } else if (isWord(text.codePointAt(pos))) {
      name();
    } else if (c == '"' || c == '\'') {
      string(c);
    } else {
      operator(c);
    }
  }

  private static boolean isWord(int c) {
    return c == '_'
        || Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.OTHER_NUMBER;
  }

  private void name() {
    int start = pos;
    while (pos < end && isWord(text.codePointAt(pos))) {
      pos += Character.charCount(text.codePointAt(pos));
    }
    String name = text.substring(start, pos);
    if (!isIdentifier(name)) {
      throw new SyntaxException("Invalid character in identifier", start, pos);
    }
    tokens.add(new Token(TokenType.NAME, name, start, pos));
  }

  private static boolean isIdentifier(String name) {
    int first = name.codePointAt(0);
    if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
      return false;
    }
    for (int i = Character.charCount(first); i < name.length(); ) {
      int c = name.codePointAt(i);
      if (!Character.isUnicodeIdentifierPart(c)) {
        return false;
      }
      i += Character.charCount(c);
    }
    return true;
  }

  private void string(char quote) {
    int start = pos;
    int at = pos + 1;
    while (at < end && text.charAt(at) != quote) {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (at >= end) {
      Optional<Token> earlier = stringOfSeveralLines();
      if (earlier.isPresent()) {
        throw new SyntaxException(
            Fault.SYNTAX,
            "a string that begins here and goes on in the next line leaves a quote over",
            earlier.get().start(),
            earlier.get().start() + 1,
            "close the string in its line");
      }
      throw new SyntaxException(
          "unexpected char " + (quote == '"' ? "'\"'" : "\"'\"") + ": the string is not closed",
          start,
          start + 1);
    }
    String value = StringLiteral.unescape(text, start + 1, at);
    pos = at + 1;
    tokens.add(new Token(TokenType.STRING, value, start, pos));
  }

  /** Where quotes do not go in pairs, the one that lacks stood in such a string. */
  private Optional<Token> stringOfSeveralLines() {
    return tokens.stream()
        .filter(token -> token.type() == TokenType.STRING)
        .filter(token -> text.substring(token.start(), token.end()).indexOf('\n') >= 0)
        .findFirst();
  }

  private void number() {
    int start = pos;
    if (text.charAt(start) == '0' && start + 1 < end) {
      int radix = radix(Character.toLowerCase(text.charAt(start + 1)));
      int stop = radix == 10 ? start : digits(start + 2, radix, true);
      if (stop > start + 2) {
        integer(start, text.substring(start + 2, stop), radix, stop);
        return;
      }
    }
    int whole = digits(start, 10, false);
    int stop = exponent(fraction(whole));
    if (stop > whole && (start == 0 || text.charAt(start - 1) != '.')) {
      pos = stop;
      double value = Double.parseDouble(text.substring(start, stop).replace("_", ""));
      tokens.add(new Token(TokenType.FLOAT, value, start, stop));
      return;
    }
    int used = text.charAt(start) == '0' ? zeros(start) : whole;
    integer(start, text.substring(start, used), 10, used);
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x' -> 16;
      case 'o' -> 8;
      case 'b' -> 2;
      default -> 10;
    };
  }

  /** The end of digits that single underscores may separate (or lead, after a radix mark). */
  private int digits(int from, int radix, boolean mayLead) {
    int at = from;
    while (at < end) {
      boolean separated = text.charAt(at) == '_' && (at > from || mayLead);
      int digit = separated ? at + 1 : at;
      if (digit >= end || !isDigit(text.charAt(digit), radix)) {
        return at;
      }
      at = digit + 1;
    }
    return at;
  }

  private static boolean isDigit(char c, int radix) {
    return c < 0x80 && Character.digit(c, radix) >= 0;
  }

  /** {@code 0} may only be repeated: {@code 012} is two tokens, as in Jinja. */
  private int zeros(int from) {
    int at = from + 1;
    while (at < end) {
      int digit = text.charAt(at) == '_' ? at + 1 : at;
      if (digit >= end || text.charAt(digit) != '0') {
        return at;
      }
      at = digit + 1;
    }
    return at;
  }

  private int fraction(int from) {
    if (from < end && text.charAt(from) == '.') {
      int stop = digits(from + 1, 10, false);
      return stop > from + 1 ? stop : from;
    }
    return from;
  }

  private int exponent(int from) {
    if (from >= end || Character.toLowerCase(text.charAt(from)) != 'e') {
      return from;
    }
    int sign = from + 1 < end && "+-".indexOf(text.charAt(from + 1)) >= 0 ? from + 2 : from + 1;
    int stop = digits(sign, 10, false);
    return stop > sign ? stop : from;
  }

  private void integer(int start, String digits, int radix, int stop) {
    String plain = digits.replace("_", "");
    if (radix == 10 && plain.length() > MAX_DIGITS) {
      throw new SyntaxException(
          "Exceeds the limit (" + MAX_DIGITS + " digits) for integer string conversion",
          start,
          stop);
    }
    pos = stop;
    Object value = Numbers.integer(new BigInteger(plain, radix));
    tokens.add(new Token(TokenType.INTEGER, value, start, stop));
  }

  private void operator(char c) {
    TokenType type = pos + 1 < end ? pair(c, text.charAt(pos + 1)) : TokenType.EOF;
    int length = 2;
    if (type == TokenType.EOF) {
      type = single(c);
      length = 1;
    }
    if (type == TokenType.EOF) {
      String shown = Character.toString(text.codePointAt(pos));
      throw new SyntaxException("unexpected char '" + shown + "'", pos, pos + shown.length());
    }
    balance(type, c);
    tokens.add(new Token(type, "", pos, pos + length));
    pos += length;
  }

  /** EOF stands for "no operator". */
  private static TokenType pair(char a, char b) {
    if (b == '=') {
      return switch (a) {
        case '=' -> TokenType.EQ;
        case '!' -> TokenType.NE;
        case '>' -> TokenType.GE;
        case '<' -> TokenType.LE;
        default -> TokenType.EOF;
      };
    }
    if (a != b) {
      return TokenType.EOF;
    }
    return a == '*' ? TokenType.POW : a == '/' ? TokenType.FLOORDIV : TokenType.EOF;
  }

  private static TokenType single(char c) {
    return switch (c) {
      case '+' -> TokenType.ADD;
      case '-' -> TokenType.SUB;
      case '/' -> TokenType.DIV;
      case '*' -> TokenType.MUL;
      case '%' -> TokenType.MOD;
      case '~' -> TokenType.TILDE;
      case '[' -> TokenType.LBRACKET;
      case ']' -> TokenType.RBRACKET;
      case '(' -> TokenType.LPAREN;
      case ')' -> TokenType.RPAREN;
      case '{' -> TokenType.LBRACE;
      case '}' -> TokenType.RBRACE;
      case '>' -> TokenType.GT;
      case '<' -> TokenType.LT;
      case '=' -> TokenType.ASSIGN;
      case '.' -> TokenType.DOT;
      case ':' -> TokenType.COLON;
      case '|' -> TokenType.PIPE;
      case ',' -> TokenType.COMMA;
      case ';' -> TokenType.SEMICOLON;
      default -> TokenType.EOF;
    };
  }

  private void balance(TokenType type, char c) {
    if (type == TokenType.LBRACE) {
      open.push('}');
    } else if (type == TokenType.LPAREN) {
      open.push(')');
    } else if (type == TokenType.LBRACKET) {
      open.push(']');
    } else if (type == TokenType.RBRACE || type == TokenType.RPAREN || type == TokenType.RBRACKET) {
      if (open.isEmpty()) {
        throw new SyntaxException(
            Fault.SYNTAX,
            "unexpected '" + c + "'",
            pos,
            pos + 1,
            c == '}' ? "close the expression with '}}'" : "open it, or delete it");
      }
      char expected = open.pop();
      if (expected != c) {
        throw new SyntaxException(
            "unexpected '" + c + "', expected '" + expected + "'", pos, pos + 1);
      }
    }
  }
}
