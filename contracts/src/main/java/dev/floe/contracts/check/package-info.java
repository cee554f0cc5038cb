/** Whether promises hold at compile time: schemas, service levels along the chain, access. */
@NullMarked
package dev.floe.contracts.check;

import org.jspecify.annotations.NullMarked;
