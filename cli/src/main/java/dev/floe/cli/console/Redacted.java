package dev.floe.cli.console;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.render.Sources;
import java.util.List;
import java.util.Optional;

/**
 * Sources in which what nobody should read is hidden, such as a credential: other findings may
 * quote the same line.
 */
final class Redacted implements Sources {

  private final Sources sources;
  private final List<Span> secrets;

  Redacted(Sources sources, List<Diagnostic> diagnostics) {
    this.sources = sources;
    this.secrets =
        diagnostics.stream()
            .filter(one -> !one.code().quotesSource())
            .flatMap(one -> one.span().stream())
            .toList();
  }

  @Override
  public Optional<String> text(String file) {
    return sources
        .text(file)
        .map(text -> {
          String hidden = text;
          for (Span secret : secrets) {
            hidden = secret.file().equals(file) ? hide(hidden, secret) : hidden;
          }
          return hidden;
        });
  }

  /** The text with every character of a place but line feeds replaced. */
  private static String hide(String text, Span secret) {
    StringBuilder out = new StringBuilder(text.length());
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      Position here = new Position(line, column);
      boolean inside =
          here.compareTo(secret.start()) >= 0 && here.compareTo(secret.end()) < 0 && c != '\n';
      out.appendCodePoint(inside ? '•' : c);
      line += c == '\n' ? 1 : 0;
      column = c == '\n' ? 1 : column + 1;
      i += Character.charCount(c);
    }
    return out.toString();
  }
}
