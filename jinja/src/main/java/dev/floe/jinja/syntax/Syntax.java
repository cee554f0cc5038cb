package dev.floe.jinja.syntax;

import java.util.List;
import java.util.Optional;

/**
 * How templates are written: delimiters, whitespace and the statements there are beyond Jinja's
 * own.
 *
 * @param trimBlocks whether the newline after a block tag is dropped
 * @param lstripBlocks whether blanks before a block tag at the start of a line are dropped
 * @param keepTrailingNewline whether the last newline of a template is kept
 * @param doStatement whether {@code {% do expression %}} exists
 * @param loopControls whether {@code break} and {@code continue} exist
 * @param parameterTypes whether macro parameters may carry types ({@code a: string}), which are
 *     parsed and ignored
 * @param tags further block tags
 * @param returnFunction the name of the function that ends a macro with a value; empty for none
 */
public record Syntax(
    Delimiters delimiters,
    boolean trimBlocks,
    boolean lstripBlocks,
    boolean keepTrailingNewline,
    boolean doStatement,
    boolean loopControls,
    boolean parameterTypes,
    List<BlockTag> tags,
    String returnFunction) {

  /** Jinja's own: no extension, no trimming. */
  public static final Syntax JINJA =
      new Syntax(Delimiters.JINJA, false, false, false, false, false, false, List.of(), "");

  public Syntax {
    tags = List.copyOf(tags);
  }

  Optional<BlockTag> tag(String name) {
    for (BlockTag tag : tags) {
      if (tag.name().equals(name)) {
        return Optional.of(tag);
      }
    }
    return Optional.empty();
  }
}
