/**
 * Where a dbt project's packages come from: the hub, git, archives, folders; and the folder they
 * are installed to.
 *
 * <p>Depends on {@code dev.floe.cli.command} and {@code dev.floe.cli.files}.
 */
@NullMarked
package dev.floe.cli.packages;

import org.jspecify.annotations.NullMarked;
