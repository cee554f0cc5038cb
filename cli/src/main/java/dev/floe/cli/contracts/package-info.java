/**
 * The commands about contracts: what they say, how they change, whether products and their data
 * keep them.
 */
@NullMarked
package dev.floe.cli.contracts;

import org.jspecify.annotations.NullMarked;
