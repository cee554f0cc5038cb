/** Reads what Python models ask of dbt, without running them: floe runs none. */
@NullMarked
package dev.floe.dbt.pymodel;

import org.jspecify.annotations.NullMarked;
