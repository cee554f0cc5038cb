package dev.floe.artifacts;

import dev.floe.diagnostics.Span;
import dev.floe.spi.ColumnLineage;
import dev.floe.spi.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A column of a node.
 *
 * @param type as bound; as declared where it was not bound; unknown with its reason else
 * @param nativeType the engine's or the author's word for the type; empty if none
 * @param description empty if there is none
 * @param tags sorted
 * @param meta plain JSON values
 * @param lineage the columns of other nodes it comes from
 * @param declaredAt where its properties are written, if they are
 */
public record NodeColumn(
    String name,
    Type type,
    String nativeType,
    String description,
    List<String> tags,
    Map<String, Object> meta,
    ColumnLineage lineage,
    Optional<Span> declaredAt) {

  public NodeColumn {
    tags = tags.stream().sorted().distinct().toList();
    meta = Plain.copy(meta);
  }

  /** The same with other properties. */
  public NodeColumn withMeta(Map<String, Object> other) {
    return new NodeColumn(name, type, nativeType, description, tags, other, lineage, declaredAt);
  }
}
