/**
 * From syntax tree to closures: scopes are resolved to slots once, then a template only runs.
 *
 * <p>Depends on {@code syntax}, {@code value}, {@code python}, {@code text} and {@code error}.
 */
@NullMarked
package dev.floe.jinja.eval;

import org.jspecify.annotations.NullMarked;
