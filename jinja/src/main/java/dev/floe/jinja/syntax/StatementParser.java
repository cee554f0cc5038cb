package dev.floe.jinja.syntax;

import dev.floe.jinja.error.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Parses the bodies of a template: what stands between tags, in order, and where each ends. What a
 * tag means is {@link TagParser}'s.
 */
final class StatementParser {

  private static final int MAX_DEPTH = 150;

  private final TokenStream tokens;
  private final PrimaryParser primaries;
  private final TagParser tags;
  private final Recovery recovery;
  private Deque<Token> open = new ArrayDeque<>();
  private Deque<List<String>> awaited = new ArrayDeque<>();
  // How many loops the statement is in, within the same macro or block.
  private int loops;

  StatementParser(TokenStream tokens, Syntax syntax) {
    this.tokens = tokens;
    ExpressionParser expressions = new ExpressionParser(tokens);
    this.primaries = expressions.primaries();
    this.tags = new TagParser(tokens, syntax, expressions, this);
    this.recovery = new Recovery(tokens, syntax);
  }

  /** The statements; throws what is wrong with any of them, the first with all the others. */
  List<Stmt> template() {
    List<Stmt> parsed = List.of();
    try {
      parsed = body(List.of());
    } catch (SyntaxException e) {
      recovery.keep(e);
    }
    recovery.throwNoted();
    return parsed;
  }

  /** Statements up to the tag that ends them, whose name is then current; or to the end. */
  private List<Stmt> body(List<String> ends) {
    awaited.push(ends);
    List<Stmt> statements = new ArrayList<>();
    while (!tokens.is(TokenType.EOF)) {
      Token token = tokens.advance();
      switch (token.type()) {
        case DATA -> statements.add(new Stmt.Data(token.text(), token.start(), token.end()));
        case VARIABLE_BEGIN -> print(token).ifPresent(statements::add);
        case BLOCK_BEGIN -> {
          boolean ended =
              tokens.is(TokenType.NAME) && ends.contains(tokens.current().text())
                  || parseInto(statements, token.start(), ends);
          if (ended) {
            awaited.pop();
            return List.copyOf(statements);
          }
        }
        case UNREADABLE -> throw (SyntaxException) token.value();
        // The lexer gives nothing else outside of tags.
        default -> throw new IllegalStateException("token outside of tags: " + token);
      }
    }
    if (!ends.isEmpty()) {
      throw unexpectedEnd(ends);
    }
    awaited.pop();
    return List.copyOf(statements);
  }

  private Optional<Stmt> print(Token begin) {
    try {
      Expr value = primaries.tuple(false, true, List.of(), false, false);
      int end = tokens.expect(TokenType.VARIABLE_END).end();
      return Optional.of(new Stmt.Print(value, begin.start(), end));
    } catch (SyntaxException e) {
      recovery.note(e);
      tokens.skipTag();
      return Optional.empty();
    }
  }

  /**
   * Adds the statement whose name is current. After a mistake it goes on behind the statement, and
   * says whether that is where the body ends, too.
   */
  private boolean parseInto(List<Stmt> statements, int start, List<String> ends) {
    Token tag = tokens.current();
    Deque<Token> openBefore = new ArrayDeque<>(open);
    Deque<List<String>> awaitedBefore = new ArrayDeque<>(awaited);
    int loopsBefore = loops;
    SyntaxException problem;
    try {
      statements.addAll(statement(start));
      tokens.expect(TokenType.BLOCK_END);
      return false;
    } catch (SyntaxException e) {
      problem = e;
    }
    while (true) {
      recovery.note(problem);
      open = new ArrayDeque<>(openBefore);
      awaited = new ArrayDeque<>(awaitedBefore);
      loops = loopsBefore;
      if (recovery.endsBody(ends)) {
        return true;
      }
      if (recovery.isLost() || recovery.endsAnyOf(awaited)) {
        throw problem;
      }
      try {
        skipBodies(recovery.skippedTag(tag));
        return false;
      } catch (SyntaxException e) {
        problem = e;
      }
    }
  }

  /** Reads what a block holds whose opening cannot be read, for the mistakes in it. */
  private void skipBodies(List<String> ends) {
    if (ends.isEmpty()) {
      return;
    }
    loops++;
    while (true) {
      body(ends);
      boolean last = !Recovery.CONTINUATIONS.contains(tokens.current().text());
      tokens.skipTag();
      if (last) {
        loops--;
        return;
      }
    }
  }

  private List<Stmt> statement(int start) {
    Token tag = tokens.current();
    if (!tag.is(TokenType.NAME)) {
      throw tokens.fail("tag name expected");
    }
    if (open.size() >= MAX_DEPTH) {
      throw new SyntaxException(
          Fault.LIMIT,
          "tags are nested more than " + MAX_DEPTH + " levels deep",
          tag.start(),
          tag.end(),
          "");
    }
    open.push(tag);
    List<Stmt> parsed = tags.parse(tag, start);
    open.pop();
    return parsed;
  }

  /** A body that is run by itself: loops around it do not count. */
  List<Stmt> unitUntil(String end) {
    int around = loops;
    loops = 0;
    List<Stmt> body = bodyUntil(end);
    loops = around;
    return body;
  }

  /** The body between the end of the current tag and an end tag, which is passed. */
  List<Stmt> bodyUntil(String end) {
    List<Stmt> body = openBody(List.of(end));
    tokens.advance();
    return body;
  }

  /** The body of a loop up to one of some tags, which is then current. */
  List<Stmt> loopBody(List<String> ends) {
    loops++;
    List<Stmt> body = openBody(ends);
    loops--;
    return body;
  }

  /** Whether what is read now stands in a loop. */
  boolean inLoop() {
    return loops > 0;
  }

  /** The body behind the current tag up to one of some tags, which is then current. */
  List<Stmt> openBody(List<String> ends) {
    tokens.skipIf(TokenType.COLON);
    tokens.expect(TokenType.BLOCK_END);
    return body(ends);
  }

  /** What is wrong with a tag that there is not, or not here. */
  SyntaxException unknownTag(Token tag) {
    List<String> ends = awaited.isEmpty() ? List.of() : awaited.peek();
    StringBuilder message = new StringBuilder("Encountered unknown tag '" + tag.text() + "'.");
    String help = "";
    if (!ends.isEmpty()) {
      message
          .append(" Jinja was looking for the following tags: ")
          .append(listed(ends))
          .append('.');
    }
    if (open.size() > 1) {
      Token block = open.stream().skip(1).findFirst().orElse(tag);
      help = "the innermost block that needs to be closed is '" + block.text() + "'";
    }
    String hint = recovery.near(tag, ends).map(name -> "did you mean '" + name + "'?").orElse(help);
    return new SyntaxException(Fault.SYNTAX, message.toString(), tag.start(), tag.end(), hint);
  }

  private SyntaxException unexpectedEnd(List<String> ends) {
    Token block = open.isEmpty() ? tokens.current() : open.peek();
    return new SyntaxException(
        Fault.SYNTAX,
        "Unexpected end of template. Jinja was looking for the following tags: "
            + listed(ends)
            + ". The innermost block that needs to be closed is '"
            + block.text()
            + "'.",
        block.start(),
        block.end(),
        "close it with {% " + closing(ends) + " %}");
  }

  /** Of {@code elif}, {@code else} and {@code endif} the last one. */
  private static String closing(List<String> ends) {
    return ends.stream().filter(end -> end.startsWith("end")).findFirst().orElse(ends.getLast());
  }

  private static String listed(List<String> names) {
    return "'" + String.join("' or '", names) + "'";
  }
}
