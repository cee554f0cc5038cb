/**
 * Classification of columns: how confidential each is, where that comes from, and what a
 * platform demands of what is confidential.
 *
 * <p>{@link dev.floe.governance.classification.Classes} follows classes along column lineage; the
 * rules of this package judge what it finds. What cannot be told counts as the worst.
 */
@NullMarked
package dev.floe.governance.classification;

import org.jspecify.annotations.NullMarked;
