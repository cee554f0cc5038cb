/**
 * From a product's folder to its compiled form: load, resolve, render, bind, check, artifacts.
 *
 * <p>Knows the order of the stages and nothing else; see {@code docs/design/compile.md}. Depends on
 * {@code manifest}, {@code dbt}, {@code analysis} and {@code governance}; reads files through what
 * it is handed.
 */
@NullMarked
package dev.floe.compiler;

import org.jspecify.annotations.NullMarked;
