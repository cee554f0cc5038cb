package dev.floe.dbt.pymodel;

import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.dbt.graph.Template;
import dev.floe.dbt.parse.Captured;
import dev.floe.dbt.parse.ConfigCall;
import dev.floe.dbt.parse.Reads;
import dev.floe.dbt.pymodel.PythonLiterals.Arguments;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Python model as far as it can be known without running it: what it calls on {@code dbt} with
 * literal arguments.
 */
public final class PythonModel {

  private final Template file;
  private final List<Token> tokens;
  private final List<RefCall> refs = new ArrayList<>();
  private final List<SourceCall> sources = new ArrayList<>();
  private final List<ConfigCall> configs = new ArrayList<>();
  private final Lookups config = new Lookups("config");
  private final Lookups meta = new Lookups("meta");

  private PythonModel(Template file) {
    this.file = file;
    this.tokens = PythonTokens.of(file.text());
  }

  /** What the model in a file asks for. */
  public static Captured read(Template file) {
    PythonModel model = new PythonModel(file);
    for (int i = 0; i < model.tokens.size(); i++) {
      model.call(i);
    }
    model.lookups();
    return new Captured(
        model.refs, model.sources, model.configs, List.of(), Reads.none(), List.of());
  }

  /** Looks for {@code dbt.<name>(} and {@code dbt.config.<name>(} from an index on. */
  private void call(int start) {
    boolean begins =
        tokens.get(start).isName("dbt") && (start == 0 || !tokens.get(start - 1).is("."));
    if (!begins) {
      return;
    }
    List<String> path = new ArrayList<>();
    int at = start + 1;
    while (tokens.get(at).is(".") && tokens.get(at + 1).kind() == Token.Kind.NAME) {
      path.add(tokens.get(at + 1).text());
      at += 2;
    }
    if (tokens.get(at).is("(")) {
      Span place = place(tokens.get(start).offset());
      Optional<Arguments> arguments = PythonLiterals.arguments(tokens, at);
      arguments.ifPresent(found -> called(String.join(".", path), found, place));
    }
  }

  private void called(String function, Arguments arguments, Span place) {
    switch (function) {
      case "ref" -> ref(arguments, place).ifPresent(refs::add);
      case "source" -> source(arguments, place).ifPresent(sources::add);
      case "config" -> configs.add(new ConfigCall(arguments.byName(), place));
      case "config.get" -> config.add(arguments, place);
      case "config.meta_get" -> meta.add(arguments, place);
      default -> {
        // Something else of dbt's, or of another object of that name.
      }
    }
  }

  private static Optional<RefCall> ref(Arguments arguments, Span place) {
    List<@Nullable Object> names = arguments.byPlace();
    if (names.isEmpty() || names.size() > 2) {
      return Optional.empty();
    }
    Object version =
        arguments.byName().containsKey("version")
            ? arguments.byName().get("version")
            : arguments.byName().get("v");
    return Optional.of(
        new RefCall(
            names.size() == 2 ? Optional.of(String.valueOf(names.getFirst())) : Optional.empty(),
            String.valueOf(names.getLast()),
            Optional.ofNullable(version).map(String::valueOf),
            place));
  }

  private static Optional<SourceCall> source(Arguments arguments, Span place) {
    List<@Nullable Object> names = arguments.byPlace();
    return names.size() == 2
        ? Optional.of(
            new SourceCall(
                String.valueOf(names.getFirst()), String.valueOf(names.getLast()), place))
        : Optional.empty();
  }

  /** dbt keeps what a model will look up in its configuration, to hand it in when it runs. */
  private void lookups() {
    Map<String, @Nullable Object> asked = new LinkedHashMap<>();
    config.into(asked);
    meta.into(asked);
    config.place.or(() -> meta.place).ifPresent(span -> configs.add(new ConfigCall(asked, span)));
  }

  private Span place(int offset) {
    Position inside = Position.at(file.text(), offset);
    Position start = file.start();
    Position at =
        new Position(
            start.line() + inside.line() - 1,
            inside.line() == 1 ? start.column() + inside.column() - 1 : inside.column());
    return new Span(file.file(), at, at);
  }

  /** The keys a model looks up, and what it takes where they are not set. */
  private static final class Lookups {
    private final String prefix;
    private final List<@Nullable Object> keys = new ArrayList<>();
    private final List<@Nullable Object> defaults = new ArrayList<>();
    private Optional<Span> place = Optional.empty();

    Lookups(String prefix) {
      this.prefix = prefix;
    }

    void add(Arguments arguments, Span at) {
      List<@Nullable Object> given = arguments.byPlace();
      if (!given.isEmpty()) {
        keys.add(given.getFirst());
        defaults.add(given.size() > 1 ? given.get(1) : null);
        place = Optional.of(at);
      }
    }

    void into(Map<String, @Nullable Object> asked) {
      asked.put(prefix + "_keys_used", keys);
      asked.put(prefix + "_keys_defaults", defaults);
    }
  }
}
