/** load, resolve, render, bind, check, artifacts. */
@NullMarked
package dev.floe.compiler;

import org.jspecify.annotations.NullMarked;
