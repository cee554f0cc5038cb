/**
 * Reports of a compilation for other programs and for reviewers: SARIF, JUnit, one HTML page. Each
 * is a pure function of what was found; nothing here reads or writes a file.
 */
@NullMarked
package dev.floe.cli.report;

import org.jspecify.annotations.NullMarked;
