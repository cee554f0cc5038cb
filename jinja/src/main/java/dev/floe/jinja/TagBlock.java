package dev.floe.jinja;

import dev.floe.diagnostics.Span;
import dev.floe.jinja.syntax.BlockTag;
import dev.floe.jinja.syntax.Stmt;
import dev.floe.jinja.text.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one of the application's own block tags defines. Immutable and shared by all threads.
 *
 * @see BlockTag
 */
public final class TagBlock {

  private final Engine engine;
  private final Source source;
  private final Stmt.Tagged tagged;
  private final Macro macro;

  private TagBlock(Engine engine, Source source, Stmt.Tagged tagged) {
    this.engine = engine;
    this.source = source;
    this.tagged = tagged;
    this.macro =
        new Macro(engine, source, tagged.name(), tagged.parameters(), tagged.body(), tagged);
  }

  static List<TagBlock> definedIn(Engine engine, Source source, List<Stmt> body) {
    List<TagBlock> blocks = new ArrayList<>();
    for (Stmt statement : body) {
      if (statement instanceof Stmt.Tagged tagged) {
        blocks.add(new TagBlock(engine, source, tagged));
      }
    }
    return List.copyOf(blocks);
  }

  public BlockTag tag() {
    return tagged.tag();
  }

  /** The name after the tag's own. */
  public String name() {
    return tagged.name();
  }

  /** What follows the name, where the tag takes options. */
  public List<Option> options() {
    return tagged.options().stream()
        .map(o ->
            new Option(o.name(), o.value().flatMap(Literals::of), source.span(o.start(), o.end())))
        .toList();
  }

  /**
   * One option.
   *
   * @param name the word, or the keyword before {@code =}
   * @param value the literal after {@code =}; empty for a word alone and for what is no literal
   */
  public record Option(String name, Optional<Object> value, Span span) {}

  /** The block as a macro: its parameters, its body and its text from tag to tag. */
  public Macro macro() {
    return macro;
  }

  /** The text between the tags. */
  public String bodyText() {
    return source.text().substring(tagged.bodyStart(), tagged.bodyEnd());
  }

  /** The place of the text between the tags. */
  public Span bodySpan() {
    return source.span(tagged.bodyStart(), tagged.bodyEnd());
  }

  /** What stands between the tags as a template of its own; its places are those of the file. */
  public Template body() {
    return Template.of(engine, source, tagged.body());
  }

  /** All of it, from the opening tag through the closing one. */
  public Span span() {
    return macro.span();
  }

  void check() {
    macro.check();
  }
}
