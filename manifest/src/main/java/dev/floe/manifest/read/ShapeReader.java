package dev.floe.manifest.read;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Span;
import dev.floe.diagnostics.Suggestion;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Parsed;
import dev.floe.manifest.Value;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlScalar;
import dev.floe.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a YAML node as a shape says, and collects what does not fit. */
final class ShapeReader {

  private final List<Diagnostic> found;
  private final OpenReader open;
  private Shape.Fields document;

  ShapeReader(List<Diagnostic> found) {
    this.found = found;
    this.open = new OpenReader(found);
    this.document = Shape.Fields.of("document");
  }

  /** The document as a whole. */
  Tree.Section root(Shape.Fields shape, YamlNode node) {
    this.document = shape;
    return section(shape, node, KeyPath.ROOT).orElseGet(() -> Tree.Section.empty(node.span()));
  }

  private Optional<Tree> read(Shape shape, YamlNode node, KeyPath path) {
    return switch (shape) {
      case Shape.Word(Scalar scalar) -> word(scalar, node, path).map(leaf -> (Tree) leaf);
      case Shape.Words(Scalar scalar) -> words(scalar, node, path);
      case Shape.Named named -> named(named, node, path);
      case Shape.NamedList list -> namedList(list, node, path);
      case Shape.Rows rows -> rows(rows, node, path);
      case Shape.Anything anything -> Optional.of(open.read(node, path));
      case Shape.Whole whole -> Optional.of(open.whole(node, path));
      case Shape.Fields fields -> section(fields, node, path).map(section -> (Tree) section);
    };
  }

  private static boolean isNothing(YamlNode node) {
    return node instanceof YamlScalar scalar
        && scalar.text().isEmpty()
        && scalar.style() == YamlScalar.Style.PLAIN;
  }

  private Optional<Tree.Leaf> word(Scalar scalar, YamlNode node, KeyPath path) {
    if (!(node instanceof YamlScalar written) || isNothing(node)) {
      wrongType(node, path, "a single value");
      return Optional.empty();
    }
    if (Secrets.looksLikeCredential(written.text())) {
      open.refuseSecret(written.span(), path);
      return Optional.empty();
    }
    return switch (scalar.parser().apply(written.text())) {
      case Parsed.Good<Value>(Value value) ->
          Optional.of(new Tree.Leaf(value, place(scalar, written)));
      case Parsed.Bad<Value>(String reason, String help) -> {
        String message = "'" + written.text() + "' in '" + path + "' " + reason;
        found.add(
            Diagnostic.at(scalar.code(), written.span(), message)
                .about(path.toString())
                .withHelp(help));
        yield Optional.empty();
      }
    };
  }

  /** Of an expression, the place of its first character: its mistakes are counted from there. */
  private static Span place(Scalar scalar, YamlScalar written) {
    return scalar.equals(Scalar.EXPRESSION)
        ? written.spanOf(0, written.text().length())
        : written.span();
  }

  private Optional<Tree> words(Scalar scalar, YamlNode node, KeyPath path) {
    if (isNothing(node)) {
      return Optional.of(new Tree.Leaf(new Value.Items(List.of()), node.span()));
    }
    List<YamlNode> items = node instanceof YamlSequence sequence ? sequence.items() : List.of(node);
    if (node instanceof YamlMapping) {
      wrongType(node, path, "a list");
      return Optional.empty();
    }
    List<Value> values = new ArrayList<>();
    List<Span> spans = new ArrayList<>();
    for (YamlNode item : items) {
      word(scalar, item, path)
          .filter(leaf -> !values.contains(leaf.value()))
          .ifPresent(leaf -> {
            values.add(leaf.value());
            spans.add(leaf.span());
          });
    }
    return Optional.of(new Tree.Leaf(new Value.Items(values), node.span(), spans));
  }

  private Optional<Tree> named(Shape.Named shape, YamlNode node, KeyPath path) {
    if (isNothing(node)) {
      return Optional.of(Tree.Section.empty(node.span()));
    }
    if (!(node instanceof YamlMapping mapping)) {
      wrongType(node, path, "a mapping");
      return Optional.empty();
    }
    Tree.Section section = Tree.Section.empty(node.span());
    for (YamlMapping.Entry entry : mapping.entries()) {
      KeyPath child = path.child(entry.name());
      if (word(shape.names(), entry.key(), child).isPresent()) {
        read(shape.value(), entry.value(), child)
            .ifPresent(tree ->
                section.entries().put(entry.name(), new Tree.Entry(entry.key().span(), tree)));
      }
    }
    return Optional.of(section);
  }

  private Optional<Tree> namedList(Shape.NamedList shape, YamlNode node, KeyPath path) {
    if (isNothing(node)) {
      return Optional.of(Tree.Section.empty(node.span()));
    }
    if (!(node instanceof YamlSequence sequence)) {
      wrongType(node, path, "a list");
      return Optional.empty();
    }
    Tree.Section all = Tree.Section.empty(node.span());
    int index = 0;
    for (YamlNode item : sequence.items()) {
      KeyPath child = path.child(Integer.toString(index++));
      section(shape.section(), item, child)
          .ifPresent(section -> addNamed(all, shape, section, child));
    }
    return Optional.of(all);
  }

  private void addNamed(
      Tree.Section all, Shape.NamedList shape, Tree.Section section, KeyPath path) {
    Tree.Entry name = section.entries().remove("name");
    if (name == null || !(name.value() instanceof Tree.Leaf leaf)) {
      if (section.entries().isEmpty() || name == null) {
        found.add(
            Diagnostic.at(ManifestCode.MISSING_KEY, section.span(), "'" + path + "' has no name")
                .about(path.toString())
                .withHelp("add 'name: …' to this " + shape.section().what()));
      }
      return;
    }
    String text = leaf.value().toString();
    Tree.Entry first = all.entries().get(text);
    if (first != null) {
      found.add(
          Diagnostic.at(
                  ManifestCode.DUPLICATE_NAME,
                  leaf.span(),
                  "two entries of this list are called '" + text + "'")
              .about(path.toString())
              .withNote(Note.at("first used here", first.key()))
              .withHelp("rename one of them"));
      return;
    }
    all.entries().put(text, new Tree.Entry(leaf.span(), section));
  }

  private Optional<Tree> rows(Shape.Rows shape, YamlNode node, KeyPath path) {
    if (isNothing(node)) {
      return Optional.of(new Tree.Rows(List.of(), node.span()));
    }
    List<YamlNode> items =
        switch (node) {
          case YamlSequence sequence -> sequence.items();
          case YamlMapping single -> List.of(single);
          case YamlScalar scalar ->
              shape.section().scalarField().isPresent() ? List.of(scalar) : List.of();
        };
    if (items.isEmpty() && node instanceof YamlScalar) {
      wrongType(node, path, "a list");
      return Optional.empty();
    }
    List<Tree.Section> rows = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      section(shape.section(), items.get(i), path.child(Integer.toString(i))).ifPresent(rows::add);
    }
    return Optional.of(new Tree.Rows(rows, node.span()));
  }

  private Optional<Tree.Section> section(Shape.Fields shape, YamlNode node, KeyPath path) {
    Tree.Section section = Tree.Section.empty(node.span());
    if (isNothing(node)) {
      return Optional.of(section);
    }
    if (node instanceof YamlMapping mapping) {
      mapping.entries().forEach(entry -> entry(shape, section, entry, path));
      return Optional.of(section);
    }
    Optional<Shape.Field> bare = shape.scalarField().flatMap(shape::field);
    if (bare.isEmpty() || !(node instanceof YamlScalar)) {
      wrongType(node, path, "a mapping");
      return Optional.empty();
    }
    read(bare.get().shape(), node, path)
        .ifPresent(
            tree -> section.entries().put(bare.get().name(), new Tree.Entry(node.span(), tree)));
    return Optional.of(section);
  }

  private void entry(
      Shape.Fields shape, Tree.Section section, YamlMapping.Entry entry, KeyPath path) {
    String written = entry.name();
    KeyPath child = path.child(written);
    Optional<Shape.Field> field = shape.field(written);
    if (field.isPresent()) {
      field
          .get()
          .refusal()
          .ifPresentOrElse(
              refusal -> refuse(refusal, entry, child),
              () -> known(field.get(), section, entry, child));
    } else if (shape.suffix().filter(s -> isOfTheAuthor(entry, s)).isPresent()) {
      read(shape.suffix().get().shape(), entry.value(), child)
          .ifPresent(
              tree -> section.entries().put(written, new Tree.Entry(entry.key().span(), tree)));
    } else if (shape.restField().isPresent()) {
      rest(shape.restField().get(), section, entry, child);
    } else if (!written.startsWith("x-")) {
      unknown(shape, entry, child);
    }
  }

  private static boolean isOfTheAuthor(YamlMapping.Entry entry, Shape.Suffix suffix) {
    String written = entry.name();
    return suffix.ending().isEmpty()
        ? entry.value() instanceof YamlMapping && !written.startsWith("x-")
        : written.endsWith(suffix.ending()) && written.length() > suffix.ending().length();
  }

  private void known(
      Shape.Field field, Tree.Section section, YamlMapping.Entry entry, KeyPath path) {
    Tree.Entry first = section.entries().get(field.name());
    boolean restSoFar = field.shape() instanceof Shape.Anything;
    Optional<Tree> tree = read(field.shape(), entry.value(), path);
    if (tree.isEmpty()) {
      return;
    }
    if (first != null
        && restSoFar
        && first.value() instanceof Tree.Section rest
        && tree.get() instanceof Tree.Section more) {
      more.entries().forEach((key, value) -> putOnce(rest, key, value, path.child(key)));
      return;
    }
    putOnce(section, field.name(), new Tree.Entry(entry.key().span(), tree.get()), path);
  }

  private void putOnce(Tree.Section section, String key, Tree.Entry entry, KeyPath path) {
    Tree.Entry first = section.entries().putIfAbsent(key, entry);
    if (first != null) {
      found.add(saidTwice(path, entry, first));
    }
  }

  static Diagnostic saidTwice(KeyPath path, Tree.Entry second, Tree.Entry first) {
    return Diagnostic.at(
            ManifestCode.SAID_TWICE, second.key(), "'" + path + "' is said in two ways")
        .about(path.toString())
        .withNote(Note.at("said first here", first.key()))
        .withHelp("keep one of them");
  }

  private void rest(String field, Tree.Section section, YamlMapping.Entry entry, KeyPath path) {
    Tree.Entry rest =
        section
            .entries()
            .computeIfAbsent(
                field,
                f -> new Tree.Entry(entry.key().span(), Tree.Section.empty(entry.key().span())));
    if (rest.value() instanceof Tree.Section open) {
      Tree value = this.open.read(entry.name(), entry.value(), path);
      putOnce(open, entry.name(), new Tree.Entry(entry.key().span(), value), path);
    }
  }

  private void refuse(Shape.Refusal refusal, YamlMapping.Entry entry, KeyPath path) {
    found.add(
        Diagnostic.at(refusal.code(), entry.key().span(), refusal.message())
            .about(path.toString())
            .withHelp(refusal.help()));
  }

  private void unknown(Shape.Fields shape, YamlMapping.Entry entry, KeyPath path) {
    if (entry.value() instanceof YamlScalar scalar
        && Secrets.isLiteral(entry.name(), scalar.text())) {
      open.refuseSecret(entry.key().span(), path);
      return;
    }
    found.add(
        Diagnostic.at(
                ManifestCode.UNKNOWN_KEY,
                entry.key().span(),
                "unknown key '" + entry.name() + "' in " + shape.what())
            .about(path.toString())
            .withHelp(help(shape, entry.name())));
  }

  /** A near miss comes first, then where the key belongs, then what there is. */
  private String help(Shape.Fields shape, String key) {
    String choices = Suggestion.help(key, shape.proposals());
    return Suggestion.closest(key, shape.proposals()).isPresent()
        ? choices
        : Elsewhere.of(document, shape, key)
            .map(place -> place + "; here " + choices)
            .orElse(choices);
  }

  private void wrongType(YamlNode node, KeyPath path, String expected) {
    boolean isRoot = path.toString().isEmpty();
    found.add(
        Diagnostic.at(
                ManifestCode.WRONG_TYPE,
                node.span(),
                (isRoot ? "the document" : "'" + path + "'")
                    + " must be "
                    + expected
                    + ", found "
                    + node.describe())
            .about(path.toString())
            .withHelp(
                isRoot
                    ? "begin with keys, such as 'kind: Manifest' or 'metadata:'"
                    : "write " + expected + " here, or leave the key out"));
  }
}
