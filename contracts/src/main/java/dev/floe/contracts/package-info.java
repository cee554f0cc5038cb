/**
 * What products promise each other: contracts as values, made from compiled products, read and
 * written as documents.
 */
@NullMarked
package dev.floe.contracts;

import org.jspecify.annotations.NullMarked;
