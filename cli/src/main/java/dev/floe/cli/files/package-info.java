/** The disk as commands and the other modules want to see it. */
@NullMarked
package dev.floe.cli.files;

import org.jspecify.annotations.NullMarked;
