/**
 * From text to syntax tree: delimiters and options, lexer, parser, tree.
 *
 * <p>Depends on {@code text}, {@code error} and, for the literals of the tree, {@code value}.
 */
@NullMarked
package dev.floe.jinja.syntax;

import org.jspecify.annotations.NullMarked;
