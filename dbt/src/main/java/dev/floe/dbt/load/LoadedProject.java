package dev.floe.dbt.load;

import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.select.SelectorsFile;

/**
 * A project that was read and parsed.
 *
 * @param renderer what its templates were parsed with
 * @param selectors the selections it has names for
 */
public record LoadedProject(
    Project project, ProjectGraph graph, ParseRenderer renderer, SelectorsFile selectors) {}
