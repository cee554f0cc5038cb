/**
 * What engines that are reached through JDBC share: statements that can be stopped from another
 * thread and have a time limit, and results read into memory. A plugin may use it or do without.
 */
@NullMarked
package dev.floe.spi.jdbc;

import org.jspecify.annotations.NullMarked;
