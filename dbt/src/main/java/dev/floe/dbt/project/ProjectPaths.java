package dev.floe.dbt.project;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The folders a project keeps its files in, relative to the project. */
public record ProjectPaths(
    List<String> models,
    List<String> seeds,
    List<String> snapshots,
    List<String> tests,
    List<String> analyses,
    List<String> macros,
    List<String> docs,
    List<String> functions,
    String packages,
    String target) {

  /** dbt's defaults. */
  public static ProjectPaths standard() {
    return new ProjectPaths(
        List.of("models"),
        List.of("seeds"),
        List.of("snapshots"),
        List.of("tests"),
        List.of("analyses"),
        List.of("macros"),
        List.of(),
        List.of("functions"),
        "dbt_packages",
        "target");
  }

  /** Every folder that may hold property files. */
  public List<String> sources() {
    List<String> all = new ArrayList<>(models);
    all.addAll(seeds);
    all.addAll(snapshots);
    all.addAll(analyses);
    all.addAll(macros);
    all.addAll(tests);
    all.addAll(functions);
    return List.copyOf(new LinkedHashSet<>(all));
  }
}
