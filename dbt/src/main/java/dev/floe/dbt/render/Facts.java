package dev.floe.dbt.render;

import dev.floe.dbt.macro.MacroDefinition;
import dev.floe.dbt.parse.ParseMemory;
import dev.floe.dbt.parse.ParseRequest;
import dev.floe.dbt.parse.Reads;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What renderings of a project depend on besides their own text, as {@link ParseMemory} wants it: a
 * fact has a name, and a digest of what it is now. Safe for several threads.
 */
final class Facts {

  private static final char SEPARATOR = '\u0000';
  private static final String DISPATCH = "dispatch ";
  private static final String NAMESPACE = " in ";
  private static final String SETTINGS = "settings";

  private final Workshop workshop;
  private final Map<String, String> files = new ConcurrentHashMap<>();

  Facts(Workshop workshop) {
    this.workshop = workshop;
  }

  /** How a dispatched look-up is called in {@link Reads#lookups()}. */
  static String dispatched(String name, Optional<String> namespace) {
    return DISPATCH + name + namespace.map(where -> NAMESPACE + where).orElse("");
  }

  /** The facts a rendering depends on; those that cannot be told make it one of a kind. */
  static Optional<List<String>> of(Reads reads, String packageName) {
    if (!reads.volatileReads().isEmpty()) {
      return Optional.empty();
    }
    TreeSet<String> facts = new TreeSet<>();
    facts.add(SETTINGS);
    reads.vars().forEach(name -> facts.add(fact("var", packageName, name)));
    reads.envVars().forEach(name -> facts.add(fact("env", "", name)));
    reads.lookups().keySet().forEach(name -> facts.add(fact("macro", packageName, name)));
    return Optional.of(List.copyOf(facts));
  }

  private static String fact(String kind, String packageName, String name) {
    return kind + SEPARATOR + packageName + SEPARATOR + name;
  }

  /** What a fact is now. */
  String now(String fact) {
    String[] parts = fact.split(String.valueOf(SEPARATOR), 3);
    return switch (parts[0]) {
      case "var" -> variable(parts[1], parts[2]);
      case "env" ->
          workshop.invocation().environment().apply(parts[2]).map(Facts::digest).orElse("");
      case "macro" -> macro(parts[1], parts[2]);
      default -> settings();
    };
  }

  private String variable(String packageName, String name) {
    Map<String, @Nullable Object> variables = workshop.settings().variables(packageName);
    return variables.containsKey(name) ? digest(canonical(variables.get(name))) : "";
  }

  private String macro(String packageName, String lookup) {
    Optional<MacroDefinition> found = find(packageName, lookup);
    if (found.isPresent()) {
      return found.get().uniqueId() + " " + fileOf(found.get());
    }
    return workshop.templates().library().isPackage(lookup) ? Reads.PACKAGE : Reads.NOTHING;
  }

  private Optional<MacroDefinition> find(String packageName, String lookup) {
    if (lookup.startsWith(DISPATCH)) {
      String rest = lookup.substring(DISPATCH.length());
      int at = rest.indexOf(NAMESPACE);
      return workshop
          .dispatcher()
          .find(
              at < 0 ? rest : rest.substring(0, at),
              at < 0 ? Optional.empty() : Optional.of(rest.substring(at + NAMESPACE.length())),
              packageName,
              new java.util.ArrayList<>());
    }
    int dot = lookup.indexOf('.');
    return dot < 0
        ? workshop.templates().library().find(packageName, lookup)
        : workshop
            .templates()
            .library()
            .findIn(lookup.substring(0, dot), lookup.substring(dot + 1));
  }

  /** The whole file: what a macro sets is known by its place in it. */
  private String fileOf(MacroDefinition macro) {
    String file = macro.span().file();
    return files.computeIfAbsent(file, name -> digest(name, macro.macro().source().text()));
  }

  private String settings() {
    Map<String, @Nullable Object> all = new TreeMap<>();
    all.put("program", Objects.toString(Facts.class.getPackage().getImplementationVersion(), ""));
    all.put("adapter", workshop.settings().adapter());
    all.put("root", workshop.settings().rootProject());
    all.put("target", workshop.settings().target());
    all.put("quoting", workshop.settings().quoting());
    all.put("dispatch", new TreeMap<>(workshop.settings().dispatch()));
    return digest(canonical(all));
  }

  /** What a template's rendering is known by: everything it is given but for the facts. */
  static String key(ParseRequest request) {
    Map<String, @Nullable Object> node = request.node();
    return digest(
        request.kind().name(),
        request.identity().packageName(),
        request.identity().name(),
        request.template().file(),
        request.template().start().toString(),
        request.template().text(),
        Objects.toString(node.get("database"), ""),
        Objects.toString(node.get("schema"), ""),
        Objects.toString(node.get("alias"), ""),
        request
            .genericTest()
            .map(test -> test.at() + " " + canonical(test.arguments()))
            .orElse(""));
  }

  /** A plain value as text that no other value has. */
  private static String canonical(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    append(text, value);
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append('n');
      case Map<?, ?> map -> {
        text.append('{');
        map.forEach((key, item) -> {
          append(text, key);
          append(text, item);
        });
        text.append('}');
      }
      case Iterable<?> items -> {
        text.append('[');
        items.forEach(item -> append(text, item));
        text.append(']');
      }
      default -> {
        String word = value.toString();
        text.append(value.getClass().getSimpleName())
            .append(word.length())
            .append(':')
            .append(word);
      }
    }
  }

  private static String digest(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        sha.update(bytes);
      }
      return HexFormat.of().formatHex(sha.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
