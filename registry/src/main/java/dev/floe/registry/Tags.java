package dev.floe.registry;

import java.util.regex.Pattern;

/** What a tag may look like. */
public final class Tags {

  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

  private Tags() {}

  /** Whether a registry accepts a text as a tag. */
  public static boolean isTag(String text) {
    return SYNTAX.matcher(text).matches();
  }
}
