/**
 * Packages a project asks for: {@code packages.yml}, which versions that means, {@code
 * package-lock.yml}. Where packages come from is handed in. Depends on {@code project} and {@code
 * python}.
 */
@NullMarked
package dev.floe.dbt.packages;

import org.jspecify.annotations.NullMarked;
