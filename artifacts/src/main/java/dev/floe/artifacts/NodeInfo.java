package dev.floe.artifacts;

import dev.floe.diagnostics.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every node has.
 *
 * @param uniqueId {@code model.shop.orders}: dbt's unique id
 * @param name its name in {@code ref}
 * @param packageName the dbt project it belongs to
 * @param path its file, relative to the project it belongs to, with '/'
 * @param fqn package, folders, name
 * @param description empty if there is none
 * @param tags sorted
 * @param meta plain JSON values, keys sorted
 * @param declaredAt where its properties are written; else its file
 */
public record NodeInfo(
    String uniqueId,
    String name,
    String packageName,
    String path,
    List<String> fqn,
    String description,
    List<String> tags,
    Map<String, Object> meta,
    Optional<Span> declaredAt) {

  public NodeInfo {
    fqn = List.copyOf(fqn);
    tags = tags.stream().sorted().distinct().toList();
    meta = Plain.copy(meta);
  }
}
