package dev.floe.jinja;

/** Makes random expressions for random templates. */
interface Expressions {

  /** An expression of any kind, with others nested in it to some depth. */
  String expression(int depth);

  /** What an {@code if} asks. */
  String condition(int depth);

  /** What a {@code for} walks over. */
  String iterable(int depth);

  /** What stands between the parentheses of a call of a macro with two parameters. */
  String arguments();
}
