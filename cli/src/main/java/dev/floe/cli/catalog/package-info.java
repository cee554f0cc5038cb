/**
 * The catalog a platform chooses: its plugin, loaded when it is needed and apart from everything
 * else, and its settings with the secrets they refer to.
 */
@NullMarked
package dev.floe.cli.catalog;

import org.jspecify.annotations.NullMarked;
