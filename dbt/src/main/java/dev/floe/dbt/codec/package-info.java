/**
 * The binary form of what floe keeps for itself between commands: plain values, texts, places. A
 * text is written once and named by its number. Depends on {@code diagnostics} alone.
 */
@NullMarked
package dev.floe.dbt.codec;

import org.jspecify.annotations.NullMarked;
