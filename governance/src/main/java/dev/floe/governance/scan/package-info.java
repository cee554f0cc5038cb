/**
 * Looks for personal data nobody has classified: by the names of columns and by samples of
 * their values, which are counted and never kept. What it finds are proposals; rules judge only
 * what somebody has declared.
 */
@NullMarked
package dev.floe.governance.scan;

import org.jspecify.annotations.NullMarked;
