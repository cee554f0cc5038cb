package dev.floe.yaml;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Builds node trees from parser events, watching size, depth and aliases on the way. */
final class TreeBuilder {

  private static final int MAX_CODE_POINTS = 64 * 1024 * 1024;
  private static final int MAX_DEPTH = 200;

  /** How many nodes aliases may add; dbt projects with shared blocks stay far below it. */
  private static final long MAX_ALIASED_NODES = 100_000;

  private final String file;
  private final String text;
  private final YamlOptions options;
  private final SyntaxErrors syntax;
  private final ScalarPlaces places;
  private final List<Diagnostic> found = new ArrayList<>();
  private final Map<String, Anchored> anchors = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private Iterator<Event> events = List.<Event>of().iterator();
  private long nodes;
  private long aliased;
  private int depth;

  private record Anchored(YamlNode node, long size) {}

  /** Ends the reading of a file that is not worth reading on. */
  private static final class GiveUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GiveUp() {
      super(null, null, false, false);
    }
  }

  TreeBuilder(String file, String text, YamlOptions options) {
    this.file = file;
    this.text = text;
    this.options = options;
    this.syntax = new SyntaxErrors(file, text);
    this.places = new ScalarPlaces(text);
  }

  Result<List<YamlNode>> documents() {
    List<YamlNode> documents = new ArrayList<>();
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_CODE_POINTS).build();
    try {
      events = new Parse(settings).parseString(text).iterator();
      while (events.hasNext()) {
        Event event = events.next();
        if (event.getEventId() == Event.ID.DocumentStart) {
          anchors.clear();
          YamlNode root = node(events.next());
          if (!isNothing(root)) {
            documents.add(root);
          }
        }
      }
    } catch (YamlEngineException e) {
      addSyntaxError(syntax.diagnose(e));
      return Result.failed(found);
    } catch (GiveUp e) {
      return Result.failed(found);
    }
    return Result.of(List.copyOf(documents), found);
  }

  /** An unquoted template reads as a strange key first; one finding per line is enough. */
  private void addSyntaxError(Diagnostic problem) {
    int line = problem.span().map(span -> span.start().line()).orElse(0);
    found.removeIf(other ->
        other.code() == YamlCode.BAD_KEY
            && other.span().filter(span -> span.start().line() == line).isPresent());
    found.add(problem);
  }

  private static boolean isNothing(YamlNode root) {
    return root instanceof YamlScalar scalar
        && scalar.text().isEmpty()
        && scalar.style() == YamlScalar.Style.PLAIN;
  }

  private YamlNode node(Event event) {
    nodes++;
    if (event instanceof AliasEvent alias) {
      return aliasTarget(alias);
    }
    Optional<String> anchor = ((NodeEvent) event).getAnchor().map(Anchor::getValue);
    long before = nodes;
    long aliasedBefore = aliased;
    anchor.ifPresent(open::add);
    YamlNode node = content(event);
    anchor.ifPresent(name -> {
      open.remove(name);
      anchors.put(name, new Anchored(node, nodes - before + 1 + aliased - aliasedBefore));
    });
    return node;
  }

  private YamlNode content(Event event) {
    return switch (event) {
      case ScalarEvent scalar -> scalar(scalar);
      case SequenceStartEvent start -> deeper(start, () -> sequence(start));
      case MappingStartEvent start -> deeper(start, () -> mapping(start));
      default -> throw new IllegalStateException("no node starts with " + event);
    };
  }

  private YamlNode deeper(Event start, Supplier<YamlNode> inside) {
    if (++depth > MAX_DEPTH) {
      throw tooLarge(span(start), "nested more than " + MAX_DEPTH + " levels deep");
    }
    YamlNode node = inside.get();
    depth--;
    return node;
  }

  private YamlNode aliasTarget(AliasEvent alias) {
    String name = alias.getAlias().getValue();
    Anchored target = anchors.get(name);
    if (open.contains(name) || target == null) {
      String why = open.contains(name) ? "stands inside its own anchor" : "has no anchor above it";
      found.add(
          Diagnostic.at(YamlCode.BAD_ALIAS, span(alias), "alias '*" + name + "' " + why)
              .withHelp("define '&" + name + "' earlier in this file"));
      throw new GiveUp();
    }
    aliased += target.size;
    if (aliased > MAX_ALIASED_NODES) {
      throw tooLarge(span(alias), "aliases expand to more than " + MAX_ALIASED_NODES + " nodes");
    }
    return target.node;
  }

  private GiveUp tooLarge(Span place, String how) {
    found.add(
        Diagnostic.at(YamlCode.TOO_LARGE, place, "'" + file + "' is refused: " + how)
            .withHelp("write the values out, or split the file"));
    return new GiveUp();
  }

  private YamlSequence sequence(SequenceStartEvent start) {
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event));
      event = events.next();
    }
    Optional<Position> last =
        items.isEmpty() ? Optional.empty() : Optional.of(items.getLast().span().end());
    return new YamlSequence(items, collectionSpan(start, event, start.isFlow(), last));
  }

  private YamlMapping mapping(MappingStartEvent start) {
    MappingEntries entries = new MappingEntries(options, found);
    Optional<Position> last = Optional.empty();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      YamlNode key = node(event);
      Event valueEvent = events.next();
      YamlNode value = node(valueEvent);
      entries.add(key, value);
      last = Optional.of(valueEvent instanceof AliasEvent ? end(valueEvent) : value.span().end());
      event = events.next();
    }
    return new YamlMapping(entries.finished(), collectionSpan(start, event, start.isFlow(), last));
  }

  /** A block ends where its last node ends, not where the next token starts. */
  private Span collectionSpan(Event start, Event end, boolean flow, Optional<Position> last) {
    Position from = position(start.getStartMark());
    Position to = flow ? end(end) : last.orElse(from);
    return new Span(file, from, to.compareTo(from) < 0 ? from : to);
  }

  private YamlScalar scalar(ScalarEvent event) {
    Optional<String> tag = event.getTag().map(TreeBuilder::shortTag);
    tag.filter(name -> !ScalarPlaces.KNOWN_TAGS.contains(name))
        .ifPresent(name -> unknownTag(event, name));
    return places.scalar(event, tag, span(event));
  }

  private void unknownTag(ScalarEvent event, String name) {
    found.add(
        Diagnostic.at(YamlCode.UNKNOWN_TAG, span(event), "unknown YAML tag '" + name + "'")
            .withHelp("known tags: !!str, !!int, !!float, !!bool, !!null"));
  }

  private static String shortTag(String tag) {
    String prefix = "tag:yaml.org,2002:";
    return tag.startsWith(prefix) ? tag.substring(prefix.length()) : tag;
  }

  private Span span(Event event) {
    return new Span(file, position(event.getStartMark()), end(event));
  }

  private static Position end(Event event) {
    return position(event.getEndMark());
  }

  private static Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1)).orElse(Position.START);
  }
}
