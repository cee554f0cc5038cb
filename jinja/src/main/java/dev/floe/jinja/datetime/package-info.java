/**
 * Python's {@code datetime}: dates, times, differences of them and time zones as values of
 * templates, with {@code strftime} and {@code strptime} in the C locale. Depends on {@code value}.
 */
@NullMarked
package dev.floe.jinja.datetime;

import org.jspecify.annotations.NullMarked;
