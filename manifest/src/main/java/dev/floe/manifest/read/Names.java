package dev.floe.manifest.read;

import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Value;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that become folders, DNS labels or catalog namespaces, and what they must not be. */
final class Names {

  private static final int LABEL_LENGTH = 63;
  private static final Set<String> RESERVED = Set.of("enterprise");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9_-]*");
  private static final Pattern NAMESPACE =
      Pattern.compile("[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*");
  private static final Pattern RELATIONS =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*){0,3}");
  private static final Pattern FREE = Pattern.compile("[A-Za-z][A-Za-z0-9 _.-]*");
  private static final Pattern PLUGIN = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*");

  /** The name of a product: a DNS label. */
  static final Scalar LABEL = scalar(Names::label, "^[a-z][a-z0-9_-]{0,62}$");

  /** The name of a domain: a DNS label that is not reserved. */
  static final Scalar DOMAIN = scalar(Names::domain, "^[a-z][a-z0-9_-]{0,62}$");

  /** The name of a port, a layer, an environment or a rule. */
  static final Scalar WORDS = scalar(Names::word, "^[a-z][a-z0-9_-]*$");

  /** A catalog namespace, possibly of several parts. */
  static final Scalar NAMESPACES =
      scalar(Names::namespace, "^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*$");

  /** A relation, possibly with namespaces before its name. */
  static final Scalar RELATION =
      scalar(
          text -> matching(RELATIONS, text, "letters, digits and '_', parts joined by dots"),
          "^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*){0,3}$");

  /** The title of a manifest, a contract or a role. */
  static final Scalar TITLE = scalar(Names::title, "^[A-Za-z][A-Za-z0-9 _.-]*$");

  /** The name of a plugin or of a test. */
  static final Scalar PLUGINS =
      scalar(
          text -> matching(PLUGIN, text, "a letter followed by letters, digits, '_', '.' or '-'"),
          "^[A-Za-z][A-Za-z0-9_.-]*$");

  private Names() {}

  private static Scalar scalar(
      java.util.function.Function<String, Parsed<Value>> parser, String pattern) {
    return new Scalar(
        ManifestCode.UNSAFE_NAME, parser, Map.of("type", "string", "pattern", pattern));
  }

  private static Parsed<Value> label(String text) {
    return text.length() > LABEL_LENGTH
        ? Parsed.bad(
            "is longer than " + LABEL_LENGTH + " characters",
            "shorten it: the name becomes a DNS label")
        : word(text);
  }

  private static Parsed<Value> domain(String text) {
    return RESERVED.contains(text)
        ? Parsed.bad("is a reserved name", "choose another name for the domain")
        : label(text);
  }

  private static Parsed<Value> word(String text) {
    if (text.contains("..") || text.contains("/") || text.contains("\\")) {
      return Parsed.bad("could leave its folder", "use lower-case letters, digits, '_' and '-'");
    }
    String lower = text.toLowerCase(Locale.ROOT);
    if (!lower.equals(text) && WORD.matcher(lower).matches()) {
      return Parsed.bad("has upper-case letters", "write '" + lower + "'");
    }
    return matching(WORD, text, "lower-case letters, digits, '_' and '-', a letter first");
  }

  private static Parsed<Value> namespace(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replace('-', '_');
    if (!lower.equals(text) && NAMESPACE.matcher(lower).matches()) {
      return Parsed.bad("is not a catalog namespace", "write '" + lower + "'");
    }
    return matching(NAMESPACE, text, "lower-case letters, digits and '_', parts joined by dots");
  }

  private static Parsed<Value> title(String text) {
    return text.contains("..")
        ? Parsed.bad("could leave its folder", "use letters, digits, '_', '.' and '-'")
        : matching(FREE, text, "letters, digits, '_', '.', '-' and spaces, a letter first");
  }

  private static Parsed<Value> matching(Pattern pattern, String text, String rule) {
    return pattern.matcher(text).matches()
        ? Parsed.good(new Value.Text(text))
        : Parsed.bad("is not a safe name", "use " + rule);
  }
}
