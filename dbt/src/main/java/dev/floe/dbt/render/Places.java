package dev.floe.dbt.render;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.graph.Template;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.jinja.error.JinjaCode;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.text.Frame;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The refusal of a rendering as a finding about a node. */
final class Places {

  private static final Pattern UNKNOWN_NAME =
      Pattern.compile("'([A-Za-z_][A-Za-z0-9_]*)' is undefined");

  private static final Pattern UNKNOWN_MEMBER =
      Pattern.compile("'package ([A-Za-z0-9_]+)' has no attribute '([A-Za-z0-9_]+)'");

  private static final Pattern OWN_FILE = Pattern.compile("^dbt(_[a-z]+)?:");

  private Places() {}

  static Diagnostic diagnostic(RenderException refused, Template template, String subject) {
    Diagnostic found = outOfOwnMacros(named(refused.diagnostic(), template)).about(subject);
    return found.span().isPresent() ? found : found.at(template.span());
  }

  /** The name that a rendering failed at because nothing is called so. */
  static Optional<String> unknownName(RenderException refused) {
    return unknownName(refused.diagnostic());
  }

  /**
   * Whether a rendering failed because a macro is not there.
   *
   * @param namespace the package it is looked for in, if one is named
   */
  static boolean isMissing(RenderException refused, String macro, Optional<String> namespace) {
    Optional<String> unknown = unknownName(refused);
    if (unknown.isPresent()) {
      return unknown.equals(Optional.of(namespace.orElse(macro)));
    }
    Matcher member = UNKNOWN_MEMBER.matcher(refused.diagnostic().message());
    return member.matches()
        && namespace.equals(Optional.of(member.group(1)))
        && macro.equals(member.group(2));
  }

  private static Optional<String> unknownName(Diagnostic found) {
    Matcher name = UNKNOWN_NAME.matcher(found.message());
    return found.code() == JinjaCode.UNDEFINED && name.matches()
        ? Optional.of(name.group(1))
        : Optional.empty();
  }

  /** Where a template itself began what failed. */
  static Optional<Span> outermost(RenderException refused) {
    Optional<Span> span = refused.span();
    Optional<Frame> at = refused.frame();
    while (at.isPresent() && at.get().caller().isPresent()) {
      span = at.get().callSpan();
      at = at.get().caller();
    }
    return span;
  }

  /** Nobody can mend floe's own macros: the place is where the user's text calls them. */
  private static Diagnostic outOfOwnMacros(Diagnostic found) {
    Optional<Span> place = found.span();
    List<Note> notes = found.notes();
    while (place.filter(Places::isOwn).isPresent() && !notes.isEmpty()) {
      place = notes.getFirst().span();
      notes = notes.subList(1, notes.size());
    }
    return new Diagnostic(
        found.code(),
        found.severity(),
        found.message(),
        place,
        found.subject(),
        found.demandedBy(),
        notes,
        found.help());
  }

  private static boolean isOwn(Span span) {
    return OWN_FILE.matcher(span.file()).find();
  }

  /** A name that nobody defines is mostly a macro that is misspelt or not installed. */
  private static Diagnostic named(Diagnostic found, Template template) {
    return unknownName(found)
        .map(name ->
            new Diagnostic(
                DbtCode.UNKNOWN_MACRO,
                found.severity(),
                "there is no macro or variable '" + name + "'",
                found.span(),
                found.subject(),
                found.demandedBy(),
                found.notes(),
                found.help().or(() -> install(name, template))))
        .orElseGet(() -> ofPackage(found));
  }

  /** A macro that a package does not have is mostly one of another release. */
  private static Diagnostic ofPackage(Diagnostic found) {
    Matcher member = UNKNOWN_MEMBER.matcher(found.message());
    if (found.code() != JinjaCode.UNDEFINED || !member.matches()) {
      return found;
    }
    String name = member.group(1);
    return new Diagnostic(
        DbtCode.UNKNOWN_MACRO,
        found.severity(),
        "the package '" + name + "' has no macro '" + member.group(2) + "'",
        found.span(),
        found.subject(),
        found.demandedBy(),
        found.notes(),
        found
            .help()
            .or(() ->
                Optional.of(
                    "look at its name, and at the release of '" + name + "' in packages.yml")));
  }

  /** A name whose members are called is mostly a package that nobody installed. */
  private static Optional<String> install(String name, Template template) {
    boolean called =
        Pattern.compile("\\b" + name + "\\s*\\.\\s*\\w+\\s*\\(").matcher(template.text()).find();
    return called
        ? Optional.of("add the package '" + name + "' to packages.yml, then run: floe dbt deps")
        : Optional.empty();
  }
}
