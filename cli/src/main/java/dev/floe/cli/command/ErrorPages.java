package dev.floe.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pages of {@code docs/errors}, packaged with the program. */
public final class ErrorPages {

  private static final Pattern CODE = Pattern.compile("FLOE-[A-Z]{3,4}-[0-9]{3}");

  private ErrorPages() {}

  /** Whether the user meant a code rather than a command. */
  public static boolean looksLikeCode(String typed) {
    return typed.toUpperCase(Locale.ROOT).startsWith("FLOE-");
  }

  /** The page of a code, typed in any case; empty if it is no code of ours. */
  public static Optional<String> page(String typed) {
    String id = typed.toUpperCase(Locale.ROOT);
    if (!CODE.matcher(id).matches()) {
      return Optional.empty();
    }
    try (InputStream page =
        ErrorPages.class.getResourceAsStream("/dev/floe/cli/errors/" + id + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
