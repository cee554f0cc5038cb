/**
 * Going on where an earlier run ended: which of its nodes need not be done again. Knows journals
 * and nodes and nothing of files. Depends on {@code journal} and the words of {@code runner}.
 */
@NullMarked
package dev.floe.runner.resume;

import org.jspecify.annotations.NullMarked;
