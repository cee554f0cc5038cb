/** Replays test suites written for dbt's own command line; see {@code acceptance/replay}. */
@NullMarked
package dev.floe.acceptance.replay;

import org.jspecify.annotations.NullMarked;
