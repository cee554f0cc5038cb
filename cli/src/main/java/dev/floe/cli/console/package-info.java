/**
 * How things look: streams, colours, tables, progress. Depends on {@code diagnostics} alone, and on
 * the code of {@code manifest} that marks a credential.
 */
@NullMarked
package dev.floe.cli.console;

import org.jspecify.annotations.NullMarked;
