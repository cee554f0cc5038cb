package dev.floe.cli.console;

/** How a command answers. */
public enum OutputFormat {
  TEXT,
  JSON
}
