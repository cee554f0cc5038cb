/** How things look: streams, colours, tables, progress. Depends on {@code diagnostics} alone. */
@NullMarked
package dev.floe.cli.console;

import org.jspecify.annotations.NullMarked;
