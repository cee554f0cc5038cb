/**
 * One product in two environments: {@code floe diff}. What may differ is where it runs, the
 * settings of the environment, and what is masked; everything else is the plan.
 */
@NullMarked
package dev.floe.cli.environments;

import org.jspecify.annotations.NullMarked;
