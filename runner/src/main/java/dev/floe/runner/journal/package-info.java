/**
 * What happened in a run, written down while it happens: append-only JSON lines in {@code
 * .floe/runs/<run>/journal.jsonl}. Depends on the words of {@code runner}.
 */
@NullMarked
package dev.floe.runner.journal;

import org.jspecify.annotations.NullMarked;
