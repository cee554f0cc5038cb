package dev.floe.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the statements that bring in other templates. */
final class ImportParser {

  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final TargetParser targets;

  ImportParser(TokenStream tokens, ExpressionParser expressions, TargetParser targets) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.targets = targets;
  }

  Stmt parse(Token tag, int start) {
    tokens.advance();
    return switch (tag.text()) {
      case "extends" -> new Stmt.Extends(expressions.expression(), start, end());
      case "include" -> include(start);
      case "import" -> importAs(start);
      case "from" -> fromImport(start);
      default -> throw new IllegalStateException("not an import: " + tag);
    };
  }

  private Stmt include(int start) {
    Expr template = expressions.expression();
    boolean ignoreMissing = tokens.isName("ignore") && tokens.look().isName("missing");
    if (ignoreMissing) {
      tokens.advance();
      tokens.advance();
    }
    return new Stmt.Include(template, ignoreMissing, context().orElse(true), start, end());
  }

  private Stmt importAs(int start) {
    Expr template = expressions.expression();
    tokens.expectName("as");
    String name = targets.name().name();
    return new Stmt.Import(template, name, context().orElse(false), start, end());
  }

  private Stmt fromImport(int start) {
    Expr template = expressions.expression();
    tokens.expectName("import");
    List<Stmt.ImportedName> names = new ArrayList<>();
    boolean more = true;
    while (more) {
      names.add(importedName());
      more = !atContext() && tokens.skipIf(TokenType.COMMA) && !atContext();
    }
    return new Stmt.FromImport(template, List.copyOf(names), context().orElse(false), start, end());
  }

  private Stmt.ImportedName importedName() {
    Expr.Name name = targets.name();
    if (name.name().startsWith("_")) {
      throw new SyntaxException(
          "names starting with an underline can not be imported", name.start(), name.end());
    }
    String alias = tokens.skipIfName("as") ? targets.name().name() : name.name();
    return new Stmt.ImportedName(name.name(), alias);
  }

  /** {@code with context} or {@code without context}, if it is there. */
  private Optional<Boolean> context() {
    if (!atContext()) {
      return Optional.empty();
    }
    boolean with = tokens.advance().isName("with");
    tokens.advance();
    return Optional.of(with);
  }

  private boolean atContext() {
    boolean here = tokens.isName("with") || tokens.isName("without");
    return here && tokens.look().isName("context");
  }

  private int end() {
    return tokens.previous().end();
  }
}
