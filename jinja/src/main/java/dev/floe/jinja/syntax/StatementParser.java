package dev.floe.jinja.syntax;

import dev.floe.jinja.error.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Parses the statements of a template. */
final class StatementParser {

  private static final int MAX_DEPTH = 150;

  private final TokenStream tokens;
  private final Syntax syntax;
  private final ExpressionParser expressions;
  private final PrimaryParser primaries;
  private final TargetParser targets;
  private final ImportParser imports;
  private final Recovery recovery;
  private Deque<Token> open = new ArrayDeque<>();
  private Deque<List<String>> awaited = new ArrayDeque<>();
  // How many loops the statement is in, within the same macro or block.
  private int loops;

  StatementParser(TokenStream tokens, Syntax syntax) {
    this.tokens = tokens;
    this.syntax = syntax;
    this.expressions = new ExpressionParser(tokens);
    this.primaries = expressions.primaries();
    this.targets = new TargetParser(tokens, expressions, syntax);
    this.imports = new ImportParser(tokens, expressions, targets);
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
    List<Stmt> parsed = parse(tag, start);
    open.pop();
    return parsed;
  }

  private List<Stmt> parse(Token tag, int start) {
    return switch (tag.text()) {
      case "set" -> List.of(set(start));
      case "if" -> List.of(ifStatement(start));
      case "for" -> List.of(forLoop(start));
      case "macro" -> List.of(macro(start));
      case "call" -> List.of(callBlock(start));
      case "filter" -> List.of(filterBlock(start));
      case "with" -> List.of(with(start));
      case "block" -> List.of(block(start));
      case "autoescape" -> List.of(autoescape(start));
      case "print" -> prints();
      case "extends", "include", "import", "from" -> List.of(imports.parse(tag, start));
      default -> List.of(extension(tag, start));
    };
  }

  private Stmt extension(Token tag, int start) {
    Optional<BlockTag> custom = syntax.tag(tag.text());
    if (custom.isPresent()) {
      return tagged(custom.get(), start);
    }
    if (syntax.doStatement() && tag.text().equals("do")) {
      tokens.advance();
      return new Stmt.Do(primaries.tuple(false, true, List.of(), false, false), start, end());
    }
    if (syntax.loopControls() && tag.text().equals("break")) {
      requireLoop(tokens.advance());
      return new Stmt.Break(start, end());
    }
    if (syntax.loopControls() && tag.text().equals("continue")) {
      requireLoop(tokens.advance());
      return new Stmt.Continue(start, end());
    }
    throw unknownTag(tag);
  }

  private void requireLoop(Token tag) {
    if (loops == 0) {
      throw new SyntaxException("'" + tag.text() + "' outside loop", tag.start(), tag.end());
    }
  }

  /** A body that is run by itself: loops around it do not count. */
  private List<Stmt> unitUntil(String end) {
    int around = loops;
    loops = 0;
    List<Stmt> body = bodyUntil(end);
    loops = around;
    return body;
  }

  /** The body between the end of the current tag and an end tag, which is passed. */
  private List<Stmt> bodyUntil(String end) {
    List<Stmt> body = openBody(List.of(end));
    tokens.advance();
    return body;
  }

  private List<Stmt> openBody(List<String> ends) {
    tokens.skipIf(TokenType.COLON);
    tokens.expect(TokenType.BLOCK_END);
    return body(ends);
  }

  private Stmt set(int start) {
    tokens.advance();
    Expr target = targets.target(List.of(), true);
    if (tokens.skipIf(TokenType.ASSIGN)) {
      Expr value = primaries.tuple(false, true, List.of(), false, false);
      return new Stmt.Assign(target, value, start, end());
    }
    Optional<Expr.Filter> filter = Optional.empty();
    while (tokens.skipIf(TokenType.PIPE)) {
      filter = Optional.of(primaries.filter(filter.map(f -> f)));
    }
    List<Stmt> body = bodyUntil("endset");
    return new Stmt.AssignBlock(target, filter, body, start, end());
  }

  private Stmt ifStatement(int start) {
    List<Stmt.Branch> branches = new ArrayList<>();
    while (true) {
      tokens.advance();
      Expr test = primaries.tuple(false, false, List.of(), false, false);
      List<Stmt> body = openBody(List.of("elif", "else", "endif"));
      branches.add(new Stmt.Branch(test, body));
      if (tokens.isName("elif")) {
        continue;
      }
      List<Stmt> otherwise = List.of();
      if (tokens.advance().isName("else")) {
        otherwise = bodyUntil("endif");
      }
      return new Stmt.If(List.copyOf(branches), otherwise, start, end());
    }
  }

  private Stmt forLoop(int start) {
    tokens.advance();
    Expr target = targets.target(List.of("in"), false);
    tokens.expectName("in");
    Expr iterable = primaries.tuple(false, false, List.of("recursive"), false, false);
    Optional<Expr> condition =
        tokens.skipIfName("if") ? Optional.of(expressions.expression()) : Optional.empty();
    boolean recursive = tokens.skipIfName("recursive");
    loops++;
    List<Stmt> body = openBody(List.of("endfor", "else"));
    loops--;
    List<Stmt> otherwise = List.of();
    if (tokens.advance().isName("else")) {
      otherwise = bodyUntil("endfor");
    }
    LoopNames.refuseAssignmentToLoop(target, body);
    return new Stmt.For(target, iterable, condition, recursive, body, otherwise, start, end());
  }

  private Stmt macro(int start) {
    tokens.advance();
    String name = targets.name().name();
    Stmt.Parameters parameters = targets.parameters();
    return new Stmt.Macro(name, parameters, unitUntil("endmacro"), start, blockEnd());
  }

  private Stmt callBlock(int start) {
    Token tag = tokens.advance();
    Stmt.Parameters parameters =
        tokens.is(TokenType.LPAREN) ? targets.parameters() : Stmt.Parameters.NONE;
    Expr call = expressions.expression();
    if (!(call instanceof Expr.Invocation invocation)) {
      throw new SyntaxException("expected call", tag.start(), call.end());
    }
    List<Stmt> body = unitUntil("endcall");
    return new Stmt.CallBlock(parameters, invocation, body, start, end());
  }

  private Stmt filterBlock(int start) {
    tokens.advance();
    Expr.Filter filter = primaries.filter(Optional.empty());
    while (tokens.skipIf(TokenType.PIPE)) {
      filter = primaries.filter(Optional.of(filter));
    }
    return new Stmt.FilterBlock(filter, bodyUntil("endfilter"), start, end());
  }

  private Stmt with(int start) {
    tokens.advance();
    List<Stmt.Binding> bindings = new ArrayList<>();
    while (!tokens.is(TokenType.BLOCK_END)) {
      if (!bindings.isEmpty()) {
        tokens.expect(TokenType.COMMA);
      }
      Expr target = targets.target(List.of(), false);
      tokens.expect(TokenType.ASSIGN);
      bindings.add(new Stmt.Binding(target, expressions.expression()));
    }
    return new Stmt.With(List.copyOf(bindings), bodyUntil("endwith"), start, end());
  }

  private Stmt block(int start) {
    tokens.advance();
    String name = tokens.expect(TokenType.NAME).text();
    boolean scoped = tokens.skipIfName("scoped");
    boolean required = tokens.skipIfName("required");
    if (tokens.is(TokenType.SUB)) {
      throw tokens.fail("a block's name may not contain hyphens, use an underscore instead");
    }
    List<Stmt> body = unitUntil("endblock");
    if (required && !body.stream().allMatch(StatementParser::isBlank)) {
      throw new SyntaxException(
          "Required blocks can only contain comments or whitespace", start, end());
    }
    tokens.skipIfName(name);
    return new Stmt.Block(name, scoped, required, body, start, end());
  }

  private static boolean isBlank(Stmt statement) {
    return statement instanceof Stmt.Data data && data.text().isBlank();
  }

  private Stmt autoescape(int start) {
    tokens.advance();
    Expr value = expressions.expression();
    return new Stmt.Autoescape(value, bodyUntil("endautoescape"), start, end());
  }

  private List<Stmt> prints() {
    tokens.advance();
    List<Stmt> prints = new ArrayList<>();
    while (!tokens.is(TokenType.BLOCK_END)) {
      if (!prints.isEmpty()) {
        tokens.expect(TokenType.COMMA);
      }
      Expr value = expressions.expression();
      prints.add(new Stmt.Print(value, value.start(), value.end()));
    }
    return prints;
  }

  private Stmt tagged(BlockTag tag, int start) {
    tokens.advance();
    String name = tokens.expect(TokenType.NAME).text();
    Stmt.Parameters parameters = Stmt.Parameters.NONE;
    List<Stmt.Option> options = List.of();
    if (tag.header() == BlockTag.Header.SIGNATURE) {
      parameters = targets.parameters();
    } else if (tag.header() == BlockTag.Header.OPTIONS) {
      options = targets.options();
    }
    int bodyStart = tokens.current().end();
    List<Stmt> body = openBody(List.of(tag.endName()));
    int bodyEnd = tokens.previous().start();
    tokens.advance();
    return new Stmt.Tagged(
        tag, name, parameters, options, body, bodyStart, bodyEnd, start, blockEnd());
  }

  /** The end of the closing tag, which is current: what the definition spans to. */
  private int blockEnd() {
    return tokens.current().end();
  }

  private int end() {
    return tokens.previous().end();
  }

  private SyntaxException unknownTag(Token tag) {
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
        "close it with {% " + ends.getLast() + " %}");
  }

  private static String listed(List<String> names) {
    return "'" + String.join("' or '", names) + "'";
  }
}
