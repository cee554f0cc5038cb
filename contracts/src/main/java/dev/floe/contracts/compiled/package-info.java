/** Contracts made from compiled products: what each port promises, what each consumer relies on. */
@NullMarked
package dev.floe.contracts.compiled;

import org.jspecify.annotations.NullMarked;
