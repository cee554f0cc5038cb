package dev.floe.dbt.project;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.config.PlainValues;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSchema;
import dev.floe.yaml.YamlSequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the target in a {@code profiles.yml}. */
final class ProfileReader {

  private static final Map<String, String> SYNONYMS =
      Map.of("dbname", "database", "pass", "password", "catalog", "database");

  /** A single letter is a drive of Windows. */
  private static final Pattern KIND = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+-]+:)+(?!//)");

  private final YamlRenderer renderer;
  private final List<String> adapters;
  private final Consumer<Diagnostic> sink;

  /**
   * A reader.
   *
   * @param adapters the types of targets there are; empty where every type will do
   */
  ProfileReader(YamlRenderer renderer, List<String> adapters, Consumer<Diagnostic> sink) {
    this.renderer = renderer;
    this.adapters = List.copyOf(adapters);
    this.sink = sink;
  }

  /**
   * The target, or nothing and a diagnostic that says why.
   *
   * @param profileName what the project asks for, and where; empty text if it does not say
   */
  Optional<Target> read(TargetChoice.FromProfiles choice, String profileName, Span asked) {
    String wanted = choice.profile().orElse(profileName);
    if (wanted.isEmpty()) {
      return refuse(asked, "the project names no profile", "add profile: <name>");
    }
    if (choice.content().isEmpty()) {
      return refuse(
          asked, "there is no " + choice.file(), "write one with the profile '" + wanted + "'");
    }
    var documents = Yaml.read(choice.file(), choice.content().get(), YamlOptions.LENIENT);
    documents.diagnostics().forEach(sink);
    Optional<YamlMapping> profiles = documents.value().flatMap(YamlNode::asMapping);
    if (profiles.isEmpty()) {
      return documents.isOk()
          ? refuse(Span.file(choice.file()), "profiles.yml must be a mapping of profiles", "")
          : Optional.empty();
    }
    Optional<YamlMapping> profile = profiles.get().get(wanted).flatMap(YamlNode::asMapping);
    if (profile.isEmpty()) {
      return refuse(
          asked,
          "no profile '" + wanted + "' in " + choice.file(),
          Suggestion.help(wanted, profiles.get().keys()));
    }
    return target(choice, wanted, profile.get());
  }

  private Optional<Target> target(
      TargetChoice.FromProfiles choice, String profileName, YamlMapping profile) {
    Optional<YamlMapping> outputs = profile.get("outputs").flatMap(YamlNode::asMapping);
    if (outputs.isEmpty()) {
      return refuse(profile.span(), "profile '" + profileName + "' has no outputs", "");
    }
    return choice
        .target()
        .or(() -> targetName(profile))
        .flatMap(name -> output(profileName, name, outputs.get(), asking(choice, profile)));
  }

  /** Where the profile says which target; else where its targets are. */
  private static Span asking(TargetChoice.FromProfiles choice, YamlMapping profile) {
    return profile
        .get("target")
        .filter(written -> choice.target().isEmpty())
        .map(YamlNode::span)
        .or(() -> profile.entry("outputs").map(entry -> entry.key().span()))
        .orElseGet(profile::span);
  }

  /** Nothing where it could not be rendered, which is told already. */
  private Optional<String> targetName(YamlMapping profile) {
    return profile
        .get("target")
        .filter(node -> node.toJava(YamlSchema.PYYAML) != null)
        .map(node -> Optional.ofNullable(renderer.value(node)).map(String::valueOf))
        .orElseGet(() -> Optional.of("default"));
  }

  private Optional<Target> output(
      String profileName, String name, YamlMapping outputs, Span asking) {
    Optional<YamlMapping.Entry> entry = outputs.entry(name);
    Optional<YamlMapping> output = entry.map(YamlMapping.Entry::value).flatMap(YamlNode::asMapping);
    if (output.isEmpty()) {
      return refuse(
          asking,
          "profile '" + profileName + "' has no target '" + name + "'",
          Suggestion.help(name, outputs.keys()));
    }
    return target(profileName, name, output.get(), entry.get().key().span());
  }

  private Optional<Target> target(String profileName, String name, YamlMapping output, Span place) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    renderer
        .mapping(output, path -> false)
        .forEach((key, value) -> values.put(SYNONYMS.getOrDefault(key, key), value));
    String adapter = PlainValues.text(values.get("type"), "");
    if (adapter.isEmpty()) {
      return refuse(place, "target '" + name + "' has no type", "write type: duckdb");
    }
    if (!adapters.isEmpty() && !adapters.contains(adapter)) {
      return refuse(
          output.get("type").map(YamlNode::span).orElse(place),
          "target '" + name + "' is of the type '" + adapter + "', which floe does not know",
          Suggestion.closest(adapter, adapters)
              .map(near -> "did you mean '" + near + "'?")
              .orElse("floe runs dbt projects on " + String.join(" and ", adapters)));
    }
    values.put("name", name);
    values.put("target_name", name);
    values.put("profile_name", profileName);
    values.putIfAbsent("threads", 1L);
    if (adapter.equals("duckdb")) {
      values.putIfAbsent("path", ":memory:");
      values.putIfAbsent("schema", "main");
      values.putIfAbsent("database", databaseOf(String.valueOf(values.get("path"))));
    }
    String schema = PlainValues.text(values.get("schema"), "");
    if (schema.isEmpty()) {
      return refuse(place, "target '" + name + "' has no schema", "write schema: <name>");
    }
    return Optional.of(
        new Target(
            adapter,
            Optional.ofNullable(values.get("database")).map(String::valueOf),
            schema,
            values,
            places(output)));
  }

  /** Where each setting is written, by its path. */
  private static Map<String, Span> places(YamlMapping output) {
    Map<String, Span> places = new LinkedHashMap<>();
    for (YamlMapping.Entry entry : output.entries()) {
      note(SYNONYMS.getOrDefault(entry.name(), entry.name()), entry, places);
    }
    return places;
  }

  private static void note(String path, YamlMapping.Entry entry, Map<String, Span> places) {
    places.put(path, entry.key().span());
    noteInside(path, entry.value(), places);
  }

  private static void noteInside(String path, YamlNode value, Map<String, Span> places) {
    switch (value) {
      case YamlMapping mapping ->
          mapping.entries().forEach(entry -> note(path + "." + entry.name(), entry, places));
      case YamlSequence sequence -> {
        for (int i = 0; i < sequence.items().size(); i++) {
          String item = path + "[" + i + "]";
          places.put(item, sequence.items().get(i).span());
          noteInside(item, sequence.items().get(i), places);
        }
      }
      case YamlScalar scalar -> {}
    }
  }

  /**
   * DuckDB calls a database like its file, without folder and ending, and without what says of what
   * kind it is: {@code md:}, {@code ducklake:sqlite:}.
   */
  static String databaseOf(String address) {
    if (address.isEmpty() || address.startsWith(":memory:")) {
      return "memory";
    }
    String path = KIND.matcher(address).replaceFirst("");
    if (path.isEmpty() && address.matches("(md|motherduck):")) {
      return "my_db";
    }
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int query = file.indexOf('?');
    String plain = query < 0 ? file : file.substring(0, query);
    int dot = plain.lastIndexOf('.');
    return dot <= 0 ? plain : plain.substring(0, dot);
  }

  private Optional<Target> refuse(Span span, String message, String help) {
    Diagnostic diagnostic = Diagnostic.at(DbtCode.BAD_PROFILE, span, message);
    sink.accept(help.isEmpty() ? diagnostic : diagnostic.withHelp(help));
    return Optional.empty();
  }
}
