package dev.floe.manifest.read;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Access;
import dev.floe.manifest.Cron;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Header;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Located;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.Owner;
import dev.floe.manifest.Reference;
import dev.floe.manifest.Schedule;
import dev.floe.manifest.Value;
import dev.floe.manifest.Version;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a {@link DataProduct} of a tree. */
final class ProductBuilder {

  private static final Pattern SELECT_ON =
      Pattern.compile("(?i)select\\s+on\\s+([a-z_][a-z0-9_.]*)");

  private final DocumentFile file;
  private final SectionView root;
  private final List<Diagnostic> found;

  ProductBuilder(DocumentFile file, Tree.Section root, List<Diagnostic> found) {
    this.file = file;
    this.root = new SectionView(root);
    this.found = found;
  }

  DataProduct build() {
    Optional<SectionView> guide = root.find("data_product");
    Header header = SharedParts.header(guide.orElseGet(() -> root.child("metadata")));
    List<OutputPort> outputs = new ArrayList<>();
    root.named("output_ports").forEach((name, port) -> outputs.add(outputPort(name, port)));
    guide.ifPresent(product -> outputs.add(guidePort(product)));
    List<InputPort> inputs = new ArrayList<>();
    root.named("input_ports").forEach((name, port) -> inputs.add(inputPort(name, port)));
    Span start = root.section().span();
    return new DataProduct(
        file.name(),
        header,
        header
            .name()
            .orElseGet(
                () -> new Located<>(DocumentNames.safe(file.home()), Span.file(file.name()))),
        header.version().map(Located::value).orElse(Version.UNVERSIONED),
        platform(),
        guide.flatMap(product -> product.text("domain")),
        owners(guide),
        outputs,
        inputs,
        transforms(start),
        schedule());
  }

  private Optional<Located<Reference>> platform() {
    Optional<Located<Reference>> platform = root.child("platform").reference("ref");
    Optional<Located<Reference>> domain = root.child("domain").reference("ref");
    if (platform.isPresent() && domain.isPresent()) {
      found.add(
          Diagnostic.at(
                  ManifestCode.SAID_TWICE,
                  domain.get().span(),
                  "'platform' and 'domain' both point to a manifest")
              .about("domain")
              .withNote(dev.floe.diagnostics.Note.at("said first here", platform.get().span()))
              .withHelp("keep one of them"));
    }
    return platform.or(() -> domain);
  }

  private List<Owner> owners(Optional<SectionView> guide) {
    List<Owner> owners = new ArrayList<>();
    root.find("ownership").ifPresent(owner -> owners.add(SharedParts.owner(owner)));
    guide
        .flatMap(product -> product.find("owner"))
        .ifPresent(owner -> owners.add(SharedParts.owner(owner)));
    owners.addAll(SharedParts.owners(root));
    return owners;
  }

  private static OutputPort outputPort(Located<String> name, SectionView port) {
    return new OutputPort(
        name,
        port.plainText("description"),
        port.text("table"),
        SharedParts.schema(port),
        SharedParts.sla(port),
        SharedParts.validation(port),
        SharedParts.access(port));
  }

  /** The one port of the short form; its table stands in the access statement. */
  private OutputPort guidePort(SectionView product) {
    Optional<Access> access = SharedParts.access(product);
    Optional<Located<String>> table =
        access
            .flatMap(Access::statement)
            .flatMap(statement -> {
              Matcher matcher = SELECT_ON.matcher(statement.value());
              return matcher.find()
                  ? Optional.of(new Located<>(matcher.group(1), statement.span()))
                  : Optional.empty();
            });
    Located<String> name =
        table
            .map(t -> t.map(text -> text.substring(text.lastIndexOf('.') + 1)))
            .or(() -> product.text("name"))
            .orElseGet(() -> new Located<>("output", product.section().span()));
    return new OutputPort(
        name,
        product.plainText("description"),
        table,
        SharedParts.schema(product),
        SharedParts.sla(product),
        SharedParts.validation(product),
        access);
  }

  private InputPort inputPort(Located<String> name, SectionView port) {
    return new InputPort(
        name,
        port.plainText("description"),
        source(name, port),
        SharedParts.schema(port),
        port.duration("freshness_requirement"),
        port.percentage("availability_requirement"));
  }

  private InputPort.Source source(Located<String> name, SectionView port) {
    SectionView source = port.child("source");
    String type = source.plainText("type").orElse("");
    return switch (type) {
      case "data_product" ->
          source
              .reference("ref")
              .filter(ref -> ref.value() instanceof Reference.Port)
              .map(ref -> ref.map(r -> (Reference.Port) r))
              .<InputPort.Source>map(InputPort.Source.Product::new)
              .orElseGet(() ->
                  unknown(
                      name,
                      source,
                      "ref",
                      "source: {type: data_product, ref: domain.product.port}"));
      case "ingestion" ->
          new InputPort.Source.Ingestion(
              source.child("config").text("type"),
              config(source.child("config")),
              source.section().span());
      default ->
          unknown(
              name,
              source,
              "type",
              "source: {type: data_product, ref: domain.product.port}' or 'source: {type: ingestion}");
    };
  }

  private InputPort.Source unknown(
      Located<String> name, SectionView source, String key, String help) {
    if (source.entry(key).isEmpty() && found.stream().noneMatch(d -> within(d, source))) {
      found.add(
          Diagnostic.at(
                  ManifestCode.MISSING_KEY,
                  name.span(),
                  "the source of input port '" + name.value() + "' has no '" + key + "'")
              .about("input_ports." + name.value())
              .withHelp("write '" + help + "'"));
    }
    return new InputPort.Source.Unknown(source.section().span());
  }

  private static boolean within(Diagnostic other, SectionView view) {
    Span span = view.section().span();
    return other
        .span()
        .filter(s -> s.start().compareTo(span.start()) >= 0 && s.end().compareTo(span.end()) <= 0)
        .isPresent();
  }

  private static Map<String, Value> config(SectionView config) {
    Map<String, Value> values = new LinkedHashMap<>();
    config.section().entries().forEach((key, entry) -> values.put(key, value(entry.value())));
    return values;
  }

  private static Value value(Tree tree) {
    return switch (tree) {
      case Tree.Leaf leaf -> leaf.value();
      case Tree.Section section -> new Value.Fields(config(new SectionView(section)));
      case Tree.Rows rows ->
          new Value.Items(rows.rows().stream().map(ProductBuilder::value).toList());
    };
  }

  private List<DataProduct.Transform> transforms(Span start) {
    return root.rows("transforms").stream()
        .map(row ->
            new DataProduct.Transform(
                row.text("type").orElseGet(() -> new Located<>("dbt", start)),
                row.text("path").orElseGet(() -> new Located<>("models/", start))))
        .toList();
  }

  private Optional<Schedule> schedule() {
    SectionView schedule = root.child("schedule");
    ZoneId zone = schedule.plainText("timezone").map(ZoneId::of).orElse(ZoneOffset.UTC);
    return schedule
        .text("cron")
        .flatMap(written ->
            Cron.parse(written.value())
                .toOptional()
                .map(cron -> new Schedule(new Located<>(cron, written.span()), zone)));
  }
}
