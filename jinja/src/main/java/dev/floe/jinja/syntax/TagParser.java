package dev.floe.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses each tag: what it holds in itself, and which bodies belong to it. */
final class TagParser {

  private final TokenStream tokens;
  private final Syntax syntax;
  private final ExpressionParser expressions;
  private final PrimaryParser primaries;
  private final TargetParser targets;
  private final ImportParser imports;
  private final StatementParser bodies;

  TagParser(
      TokenStream tokens, Syntax syntax, ExpressionParser expressions, StatementParser bodies) {
    this.tokens = tokens;
    this.syntax = syntax;
    this.expressions = expressions;
    this.primaries = expressions.primaries();
    this.targets = new TargetParser(tokens, expressions, syntax);
    this.imports = new ImportParser(tokens, expressions, targets);
    this.bodies = bodies;
  }

  /** The statement of a tag whose name is current; several where it prints several values. */
  List<Stmt> parse(Token tag, int start) {
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
    throw bodies.unknownTag(tag);
  }

  private void requireLoop(Token tag) {
    if (!bodies.inLoop()) {
      throw new SyntaxException("'" + tag.text() + "' outside loop", tag.start(), tag.end());
    }
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
    List<Stmt> body = bodies.bodyUntil("endset");
    return new Stmt.AssignBlock(target, filter, body, start, end());
  }

  private Stmt ifStatement(int start) {
    List<Stmt.Branch> branches = new ArrayList<>();
    while (true) {
      tokens.advance();
      Expr test = primaries.tuple(false, false, List.of(), false, false);
      List<Stmt> body = bodies.openBody(List.of("elif", "else", "endif"));
      branches.add(new Stmt.Branch(test, body));
      if (tokens.isName("elif")) {
        continue;
      }
      List<Stmt> otherwise = List.of();
      if (tokens.advance().isName("else")) {
        otherwise = bodies.bodyUntil("endif");
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
    List<Stmt> body = bodies.loopBody(List.of("endfor", "else"));
    List<Stmt> otherwise = List.of();
    if (tokens.advance().isName("else")) {
      otherwise = bodies.bodyUntil("endfor");
    }
    LoopNames.refuseAssignmentToLoop(target, body);
    return new Stmt.For(target, iterable, condition, recursive, body, otherwise, start, end());
  }

  private Stmt macro(int start) {
    tokens.advance();
    String name = targets.name().name();
    Stmt.Parameters parameters = targets.parameters();
    return new Stmt.Macro(name, parameters, bodies.unitUntil("endmacro"), start, blockEnd());
  }

  private Stmt callBlock(int start) {
    Token tag = tokens.advance();
    Stmt.Parameters parameters =
        tokens.is(TokenType.LPAREN) ? targets.parameters() : Stmt.Parameters.NONE;
    Expr call = expressions.expression();
    if (!(call instanceof Expr.Invocation invocation)) {
      throw new SyntaxException("expected call", tag.start(), call.end());
    }
    List<Stmt> body = bodies.unitUntil("endcall");
    return new Stmt.CallBlock(parameters, invocation, body, start, end());
  }

  private Stmt filterBlock(int start) {
    tokens.advance();
    Expr.Filter filter = primaries.filter(Optional.empty());
    while (tokens.skipIf(TokenType.PIPE)) {
      filter = primaries.filter(Optional.of(filter));
    }
    return new Stmt.FilterBlock(filter, bodies.bodyUntil("endfilter"), start, end());
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
    return new Stmt.With(List.copyOf(bindings), bodies.bodyUntil("endwith"), start, end());
  }

  private Stmt block(int start) {
    tokens.advance();
    String name = tokens.expect(TokenType.NAME).text();
    boolean scoped = tokens.skipIfName("scoped");
    boolean required = tokens.skipIfName("required");
    if (tokens.is(TokenType.SUB)) {
      throw tokens.fail("a block's name may not contain hyphens, use an underscore instead");
    }
    List<Stmt> body = bodies.unitUntil("endblock");
    if (required && !body.stream().allMatch(TagParser::isBlank)) {
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
    return new Stmt.Autoescape(value, bodies.bodyUntil("endautoescape"), start, end());
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
    List<Stmt> body = bodies.openBody(List.of(tag.endName()));
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
}
