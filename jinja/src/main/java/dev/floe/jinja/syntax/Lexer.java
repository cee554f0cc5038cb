package dev.floe.jinja.syntax;

import dev.floe.jinja.text.Source;
import dev.floe.jinja.text.Whitespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits a template into tokens: text outside of tags here, inside of tags by {@link TagLexer}.
 * Whitespace control is settled here, so that the parser only meets text that is printed.
 */
final class Lexer {

  private final String text;
  private final int end;
  private final Syntax syntax;
  private final Delimiters marks;
  private final List<Token> tokens = new ArrayList<>();
  private final TagLexer tags;
  private int pos;
  // Whether what precedes pos ended a line, which matters to lstripBlocks.
  private boolean lineStarting = true;
  private int failures;

  private Lexer(Source source, Syntax syntax) {
    this.text = source.text();
    this.syntax = syntax;
    this.marks = syntax.delimiters();
    boolean dropsNewline = !syntax.keepTrailingNewline() && text.endsWith("\n");
    this.end = dropsNewline ? text.length() - 1 : text.length();
    this.tags = new TagLexer(text, end, tokens);
  }

  static List<Token> tokenize(Source source, Syntax syntax) {
    Lexer lexer = new Lexer(source, syntax);
    lexer.run();
    lexer.tokens.add(new Token(TokenType.EOF, "", lexer.end, lexer.end));
    return lexer.tokens;
  }

  /** The tokens of an expression alone, without delimiters. */
  static List<Token> tokenizeExpression(Source source) {
    List<Token> tokens = new ArrayList<>();
    int end = source.text().length();
    TagLexer lexer = new TagLexer(source.text(), end, tokens);
    lexer.toEnd();
    tokens.add(new Token(TokenType.EOF, "", end, end));
    return tokens;
  }

  private enum Mark {
    BLOCK,
    VARIABLE,
    COMMENT
  }

  private void run() {
    while (pos < end) {
      int from = pos;
      int at = from;
      Mark mark = null;
      while (at < end && (mark = markAt(at)) == null) {
        at++;
      }
      if (mark == null) {
        data(from, end);
        return;
      }
      try {
        switch (mark) {
          case VARIABLE -> variable(from, at);
          case COMMENT -> comment(from, at);
          case BLOCK -> block(from, at);
        }
      } catch (SyntaxException e) {
        unreadable(e);
      }
      lineStarting = pos > 0 && text.charAt(pos - 1) == '\n';
    }
  }

  /** Goes on after a tag that cannot be read; the parser reports what is wrong with it. */
  private void unreadable(SyntaxException e) {
    Token failed = new Token(TokenType.UNREADABLE, e, e.start(), e.end());
    Token begin = lastMark();
    if (begin == null || begin.is(TokenType.VARIABLE_END) || begin.is(TokenType.BLOCK_END)) {
      // A comment or a raw block without an end: there is no telling where it should be.
      tokens.add(failed);
      pos = end;
      return;
    }
    boolean variable = begin.is(TokenType.VARIABLE_BEGIN);
    String close = variable ? marks.variableEnd() : marks.blockEnd();
    int stop = text.indexOf(close, Math.max(e.start(), begin.end()));
    int after = stop < 0 ? end : Math.min(stop + close.length(), end);
    pos = ++failures < Recovery.MAX_PROBLEMS ? Math.min(after, nextTag(begin.end())) : end;
    // What was read beyond that place is read again.
    while (tokens.getLast() != begin && tokens.getLast().start() >= pos) {
      tokens.removeLast();
    }
    tokens.add(failed);
    TokenType ending = variable ? TokenType.VARIABLE_END : TokenType.BLOCK_END;
    tokens.add(new Token(ending, "", pos, pos));
  }

  private @Nullable Token lastMark() {
    return tokens.reversed().stream()
        .filter(each ->
            switch (each.type()) {
              case VARIABLE_BEGIN, VARIABLE_END, BLOCK_BEGIN, BLOCK_END -> true;
              // Everything else stands inside or outside of tags.
              default -> false;
            })
        .findFirst()
        .orElse(null);
  }

  /** The start of the next tag from an offset on: a tag that is not closed ends there at last. */
  private int nextTag(int from) {
    int block = text.indexOf(marks.blockStart(), from);
    int variable = text.indexOf(marks.variableStart(), from);
    int next = Math.min(block < 0 ? end : block, variable < 0 ? end : variable);
    return Math.min(next, end);
  }

  /** The longest delimiter that starts here. */
  private @Nullable Mark markAt(int at) {
    char c = text.charAt(at);
    Mark found = null;
    int length = 0;
    if (c == marks.commentStart().charAt(0) && text.startsWith(marks.commentStart(), at)) {
      found = Mark.COMMENT;
      length = marks.commentStart().length();
    }
    if (c == marks.blockStart().charAt(0)
        && marks.blockStart().length() > length
        && text.startsWith(marks.blockStart(), at)) {
      found = Mark.BLOCK;
      length = marks.blockStart().length();
    }
    if (c == marks.variableStart().charAt(0)
        && marks.variableStart().length() > length
        && text.startsWith(marks.variableStart(), at)) {
      found = Mark.VARIABLE;
    }
    return found;
  }

  private char signAt(int at) {
    char c = at < end ? text.charAt(at) : ' ';
    return c == '-' || c == '+' ? c : ' ';
  }

  private void data(int from, int to) {
    if (to > from) {
      tokens.add(new Token(TokenType.DATA, text.substring(from, to), from, to));
    }
    pos = Math.max(pos, to);
  }

  /** Text before a tag, less what its sign or lstripBlocks takes away. */
  private void dataBefore(int from, int tag, char sign, boolean mayLstrip) {
    int to = tag;
    if (sign == '-') {
      while (to > from && Whitespace.is(text.charAt(to - 1))) {
        to--;
      }
    } else if (sign != '+' && mayLstrip && syntax.lstripBlocks()) {
      int line = text.lastIndexOf('\n', tag - 1) + 1;
      boolean startsLine = line > from || lineStarting;
      int blank = Math.max(line, from);
      if (startsLine && isBlank(blank, tag)) {
        to = blank;
      }
    }
    data(from, to);
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Whitespace.is(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private void variable(int from, int at) {
    int inside = at + marks.variableStart().length();
    char sign = signAt(inside);
    dataBefore(from, at, sign, false);
    tokens.add(new Token(TokenType.VARIABLE_BEGIN, "", at, inside));
    int open = sign == ' ' ? inside : inside + 1;
    int close = tags.inside(open, marks.variableEnd(), false, at);
    boolean strips = text.startsWith("-" + marks.variableEnd(), close);
    int stop = close + (strips ? 1 : 0) + marks.variableEnd().length();
    tokens.add(new Token(TokenType.VARIABLE_END, "", close, stop));
    pos = strips ? skipSpace(stop) : stop;
  }

  private int skipSpace(int at) {
    int i = at;
    while (i < end && Whitespace.is(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private void comment(int from, int at) {
    int inside = at + marks.commentStart().length();
    char sign = signAt(inside);
    dataBefore(from, at, sign, true);
    int close = text.indexOf(marks.commentEnd(), sign == ' ' ? inside : inside + 1);
    if (close < 0 || close + marks.commentEnd().length() > end) {
      throw new SyntaxException("Missing end of comment tag", at, inside);
    }
    char before = close > inside ? text.charAt(close - 1) : ' ';
    pos = afterEnd(before, close + marks.commentEnd().length());
  }

  /** Where text goes on after the end of a block or comment. */
  private int afterEnd(char sign, int stop) {
    if (sign == '-') {
      return skipSpace(stop);
    }
    boolean trims = sign != '+' && syntax.trimBlocks();
    return trims && stop < end && text.charAt(stop) == '\n' ? stop + 1 : stop;
  }

  private void block(int from, int at) {
    int inside = at + marks.blockStart().length();
    char sign = signAt(inside);
    dataBefore(from, at, sign, true);
    int open = sign == ' ' ? inside : inside + 1;
    int raw = endOfBareTag(open, "raw", false);
    if (raw >= 0) {
      rawBlock(at, raw);
      return;
    }
    tokens.add(new Token(TokenType.BLOCK_BEGIN, "", at, inside));
    int first = tokens.size();
    int close = tags.inside(open, marks.blockEnd(), true, at);
    char endSign = signAt(close);
    int stop = close + (endSign == ' ' ? 0 : 1) + marks.blockEnd().length();
    tokens.add(new Token(TokenType.BLOCK_END, "", close, stop));
    pos = afterEnd(endSign, stop);
    if (first < tokens.size() && tokens.get(first).is(TokenType.NAME)) {
      Optional<BlockTag> tag = syntax.tag(tokens.get(first).text());
      if (tag.isPresent() && tag.get().body() == BlockTag.Body.RAW) {
        rawBody(at, tag.get());
      }
    }
  }

  /**
   * If {@code open} is followed by one bare name and the end of the tag, the offset of the tag's
   * end with its sign; else -1. The start of {@code raw} takes no {@code +}.
   */
  private int endOfBareTag(int open, String name, boolean plusAllowed) {
    int at = skipSpace(open);
    if (!text.startsWith(name, at)) {
      return -1;
    }
    int close = skipSpace(at + name.length());
    char sign = signAt(close);
    boolean signed = sign == '-' || sign == '+' && plusAllowed;
    int mark = signed ? close + 1 : close;
    return text.startsWith(marks.blockEnd(), mark) && mark + marks.blockEnd().length() <= end
        ? close
        : -1;
  }

  private void rawBlock(int at, int close) {
    boolean strips = signAt(close) == '-';
    int after = close + (strips ? 1 : 0) + marks.blockEnd().length();
    int from = strips ? skipSpace(after) : after;
    lineStarting = text.charAt(from - 1) == '\n';
    int tag = findEnd(from, "endraw");
    if (tag < 0) {
      throw new SyntaxException("Missing end of raw directive", at, after);
    }
    int inside = tag + marks.blockStart().length();
    char sign = signAt(inside);
    dataBefore(from, tag, sign, true);
    int end2 = endOfBareTag(sign == ' ' ? inside : inside + 1, "endraw", true);
    pos = afterTag(end2);
  }

  private int afterTag(int close) {
    char sign = signAt(close);
    return afterEnd(sign, close + (sign == ' ' ? 0 : 1) + marks.blockEnd().length());
  }

  /** The start of the next bare tag of a name, or -1. */
  private int findEnd(int from, String name) {
    for (int tag = text.indexOf(marks.blockStart(), from);
        tag >= 0 && tag < end;
        tag = text.indexOf(marks.blockStart(), tag + 1)) {
      int inside = tag + marks.blockStart().length();
      int open = signAt(inside) == ' ' ? inside : inside + 1;
      if (endOfBareTag(open, name, true) >= 0) {
        return tag;
      }
    }
    return -1;
  }

  /** The body of a tag that is not read as template: one token of text, then the end tag. */
  private void rawBody(int at, BlockTag tag) {
    int from = pos;
    int close = findEnd(from, tag.endName());
    if (close < 0) {
      throw new SyntaxException("Missing end of " + tag.name() + " block", at, from);
    }
    tokens.add(new Token(TokenType.DATA, text.substring(from, close), from, close));
    int inside = close + marks.blockStart().length();
    tokens.add(new Token(TokenType.BLOCK_BEGIN, "", close, inside));
    int open = signAt(inside) == ' ' ? inside : inside + 1;
    int name = skipSpace(open);
    int nameEnd = name + tag.endName().length();
    tokens.add(new Token(TokenType.NAME, tag.endName(), name, nameEnd));
    int ending = endOfBareTag(open, tag.endName(), true);
    int stop = ending + (signAt(ending) == ' ' ? 0 : 1) + marks.blockEnd().length();
    tokens.add(new Token(TokenType.BLOCK_END, "", ending, stop));
    pos = afterTag(ending);
  }
}
