/**
 * Registries as the surroundings of a command configure them: addresses, credentials, the cache,
 * keys. Reads the environment, {@code ~/.docker/config.json}, and starts credential helpers.
 */
@NullMarked
package dev.floe.cli.registry;

import org.jspecify.annotations.NullMarked;
