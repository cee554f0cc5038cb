package dev.floe.yaml;

import dev.floe.diagnostics.Span;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A node of a YAML document that knows where it was written. */
public sealed interface YamlNode permits YamlMapping, YamlSequence, YamlScalar {

  /** Where the node is written; a node reached through an alias keeps the place of its anchor. */
  Span span();

  /** What the node is, as a user would say it: {@code a mapping}, {@code a list}, {@code text}. */
  String describe();

  /**
   * The node as plain Java: {@code LinkedHashMap<String, Object>} (unmodifiable, in written order),
   * {@code List}, or what {@link YamlSchema#resolve(YamlScalar)} makes of a scalar.
   */
  @Nullable Object toJava(YamlSchema schema);

  /** This node, if it is a mapping. */
  default Optional<YamlMapping> asMapping() {
    return this instanceof YamlMapping mapping ? Optional.of(mapping) : Optional.empty();
  }

  /** This node, if it is a list. */
  default Optional<YamlSequence> asSequence() {
    return this instanceof YamlSequence sequence ? Optional.of(sequence) : Optional.empty();
  }

  /** This node, if it is a scalar. */
  default Optional<YamlScalar> asScalar() {
    return this instanceof YamlScalar scalar ? Optional.of(scalar) : Optional.empty();
  }
}
