package dev.floe.jinja.syntax;

import dev.floe.jinja.text.Source;
import java.util.List;

/** A parsed template. */
public record TemplateTree(Source source, List<Stmt> body) {

  /** Parses a template; throws the first {@link SyntaxException}, which knows the others. */
  public static TemplateTree parse(Source source, Syntax syntax) {
    TokenStream tokens = new TokenStream(Lexer.tokenize(source, syntax));
    return new TemplateTree(source, new StatementParser(tokens, syntax).template());
  }

  /** Parses a single expression; throws {@link SyntaxException} at the first mistake. */
  public static Expr parseExpression(Source source) {
    TokenStream tokens = new TokenStream(Lexer.tokenizeExpression(source));
    Expr expression = new ExpressionParser(tokens).expression(true);
    if (!tokens.current().is(TokenType.EOF)) {
      throw tokens.unexpected("chunk after expression: ");
    }
    return expression;
  }
}
