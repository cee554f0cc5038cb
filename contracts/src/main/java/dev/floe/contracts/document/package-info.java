/**
 * Contracts as documents: floe's own {@code DataContract}, the Open Data Contract Standard 3.0 and
 * 3.1, and the ports of a product's document.
 */
@NullMarked
package dev.floe.contracts.document;

import org.jspecify.annotations.NullMarked;
