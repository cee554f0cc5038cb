/**
 * What a dbt project consists of: {@code dbt_project.yml}, {@code profiles.yml}, installed packages
 * and the files of each, by kind. Reads through a {@link dev.floe.dbt.project.FileTree}; depends on
 * {@code parse}, {@code config} and {@code yaml}.
 */
@NullMarked
package dev.floe.dbt.project;

import org.jspecify.annotations.NullMarked;
