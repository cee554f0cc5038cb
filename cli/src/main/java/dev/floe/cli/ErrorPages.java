package dev.floe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pages of {@code docs/errors}, packaged with the program. */
final class ErrorPages {

  private static final Pattern CODE = Pattern.compile("FLOE-[A-Z]{3,4}-[0-9]{3}");

  private ErrorPages() {}

  /** The page of a code, typed in any case; empty if it is no code of ours. */
  static Optional<String> page(String typed) {
    String id = typed.toUpperCase(Locale.ROOT);
    if (!CODE.matcher(id).matches()) {
      return Optional.empty();
    }
    try (InputStream page = ErrorPages.class.getResourceAsStream("errors/" + id + ".md")) {
      return Optional.ofNullable(page).map(ErrorPages::text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(InputStream page) {
    try {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
