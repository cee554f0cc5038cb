/**
 * What may stand although a rule forbids it: waivers, and findings known when a baseline was taken.
 */
@NullMarked
package dev.floe.governance.exceptions;

import org.jspecify.annotations.NullMarked;
