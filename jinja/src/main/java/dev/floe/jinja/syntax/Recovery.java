package dev.floe.jinja.syntax;

import dev.floe.diagnostics.Suggestion;
import dev.floe.jinja.error.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects the mistakes of a template and finds where reading goes on after each. */
final class Recovery {

  /** Tags in the middle of a block. */
  static final Set<String> CONTINUATIONS = Set.of("else", "elif");

  /** So many mistakes of a template are told; who has more of them knows enough. */
  static final int MAX_PROBLEMS = 20;

  /** Jinja's tags and the tags that each waits for. */
  private static final Map<String, List<String>> TAGS =
      Map.ofEntries(
          Map.entry("for", List.of("else", "endfor")),
          Map.entry("if", List.of("elif", "else", "endif")),
          Map.entry("block", List.of("endblock")),
          Map.entry("macro", List.of("endmacro")),
          Map.entry("set", List.of("endset")),
          Map.entry("with", List.of("endwith")),
          Map.entry("autoescape", List.of("endautoescape")),
          Map.entry("call", List.of("endcall")),
          Map.entry("filter", List.of("endfilter")),
          Map.entry("raw", List.of("endraw")),
          Map.entry("extends", List.of()),
          Map.entry("print", List.of()),
          Map.entry("include", List.of()),
          Map.entry("from", List.of()),
          Map.entry("import", List.of()));

  private final TokenStream tokens;
  private final Syntax syntax;
  private final Set<SyntaxException> problems = new LinkedHashSet<>();

  Recovery(TokenStream tokens, Syntax syntax) {
    this.tokens = tokens;
    this.syntax = syntax;
  }

  /** Keeps a mistake, once; throws it where there is no point in reading on. */
  void note(SyntaxException problem) {
    keep(problem);
    if (problem.fault() == Fault.LIMIT || problems.size() >= MAX_PROBLEMS) {
      throw problem;
    }
  }

  /**
   * Keeps a mistake, once; what the lexer found in a tag comes before what the parser makes of it.
   */
  void keep(SyntaxException problem) {
    if (problems.size() < MAX_PROBLEMS && !problems.contains(problem)) {
      problems.add(tokens.unreadable().orElse(problem));
    }
  }

  /** Throws the first mistake with the others, if there are any. */
  void throwNoted() {
    if (!problems.isEmpty()) {
      List<SyntaxException> all = new ArrayList<>(problems);
      throw all.getFirst().with(all.subList(1, all.size()));
    }
  }

  /** Whether nothing is left to read. */
  boolean isLost() {
    return tokens.is(TokenType.EOF);
  }

  /** Whether the tag that was refused is one of those that end a body, perhaps misspelt. */
  boolean endsBody(List<String> ends) {
    Optional<Token> name = tokens.tagName().filter(tag -> tag == tokens.current());
    return name.isPresent()
        && (ends.contains(name.get().text())
            || near(name.get(), ends).filter(ends::contains).filter(this::isEnd).isPresent());
  }

  private boolean isEnd(String tag) {
    return !CONTINUATIONS.contains(tag);
  }

  /** Whether the tag that was refused belongs to a block further out. */
  boolean endsAnyOf(Collection<List<String>> awaited) {
    return tokens
        .tagName()
        .filter(tag -> tag == tokens.current())
        .filter(tag -> awaited.stream().anyMatch(ends -> ends.contains(tag.text())))
        .isPresent();
  }

  /**
   * Goes on behind the tag in which reading failed.
   *
   * @param opening the name of the tag that the statement starts with
   * @return the tags that its block waits for there; empty where no block is open
   */
  List<String> skippedTag(Token opening) {
    Token failed = tokens.tagName().orElse(opening);
    boolean assigns = tokens.tagHas(TokenType.ASSIGN);
    tokens.skipTag();
    boolean inside = failed == opening || CONTINUATIONS.contains(failed.text());
    if (!inside || assigns && opening.isName("set")) {
      return List.of();
    }
    List<String> ends = endsOf(opening);
    return ends.stream().anyMatch(end -> isEnd(end) && tokens.isAhead(end)) ? ends : List.of();
  }

  private List<String> endsOf(Token opening) {
    Optional<BlockTag> custom = syntax.tag(opening.text());
    if (custom.isPresent()) {
      return List.of(custom.get().endName());
    }
    String name =
        TAGS.containsKey(opening.text()) ? opening.text() : near(opening, List.of()).orElse("");
    return TAGS.getOrDefault(name, List.of("end" + opening.text()));
  }

  /** The tag that was perhaps meant. */
  Optional<String> near(Token tag, List<String> ends) {
    List<String> known = new ArrayList<>(TAGS.keySet().stream().sorted().toList());
    known.addAll(ends);
    syntax.tags().forEach(each -> known.add(each.name()));
    return Suggestion.closest(tag.text(), known);
  }
}
