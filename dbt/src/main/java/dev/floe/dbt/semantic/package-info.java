/**
 * The forms in which people write the semantic layer, brought to one: what stands beside a model
 * becomes entries of the sections {@code semantic_models} and {@code metrics}. Depends on {@code
 * properties}; resources are made of the entries by {@code load}.
 */
@NullMarked
package dev.floe.dbt.semantic;

import org.jspecify.annotations.NullMarked;
