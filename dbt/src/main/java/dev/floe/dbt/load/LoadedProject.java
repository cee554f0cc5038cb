package dev.floe.dbt.load;

import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.parse.ParseRenderer;
import dev.floe.dbt.project.Project;
import dev.floe.dbt.select.SelectorsFile;
import java.util.Optional;

/**
 * A project that was read and parsed.
 *
 * @param renderer what its templates were parsed with
 * @param selectors the selections it has names for
 * @param basis the kept load that most of it is from, if there is one
 */
public record LoadedProject(
    Project project,
    ProjectGraph graph,
    ParseRenderer renderer,
    SelectorsFile selectors,
    Optional<Basis> basis) {

  /** The same with another graph. */
  public LoadedProject with(ProjectGraph other) {
    return new LoadedProject(project, other, renderer, selectors, Optional.empty());
  }
}
