/** Whether a contract holds of the rows that are there: schema, values, quality, age. */
@NullMarked
package dev.floe.contracts.data;

import org.jspecify.annotations.NullMarked;
