package dev.floe.jinja.syntax;

/** The kinds of tokens; operators carry the way they are written. */
enum TokenType {
  DATA("template data / text"),
  VARIABLE_BEGIN("begin of print statement"),
  VARIABLE_END("end of print statement"),
  BLOCK_BEGIN("begin of statement block"),
  BLOCK_END("end of statement block"),
  NAME("name"),
  STRING("string"),
  INTEGER("integer"),
  FLOAT("float"),
  EOF("end of template"),
  /** Where reading a tag failed; its value is the {@link SyntaxException}. */
  UNREADABLE("unreadable text"),
  POW("**"),
  FLOORDIV("//"),
  EQ("=="),
  NE("!="),
  GE(">="),
  LE("<="),
  ADD("+"),
  SUB("-"),
  DIV("/"),
  MUL("*"),
  MOD("%"),
  TILDE("~"),
  LBRACKET("["),
  RBRACKET("]"),
  LPAREN("("),
  RPAREN(")"),
  LBRACE("{"),
  RBRACE("}"),
  GT(">"),
  LT("<"),
  ASSIGN("="),
  DOT("."),
  COLON(":"),
  PIPE("|"),
  COMMA(","),
  SEMICOLON(";");

  final String description;

  TokenType(String description) {
    this.description = description;
  }
}
