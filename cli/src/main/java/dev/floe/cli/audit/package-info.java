/**
 * {@code floe audit}: every product below some folders compiled and judged, how many demands hold
 * by policy and domain, and a log of all audits in which no line can be changed unseen.
 */
@NullMarked
package dev.floe.cli.audit;

import org.jspecify.annotations.NullMarked;
