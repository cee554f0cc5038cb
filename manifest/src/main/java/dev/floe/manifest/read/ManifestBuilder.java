package dev.floe.manifest.read;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.Header;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Located;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.manifest.Scope;
import dev.floe.manifest.Setting;
import dev.floe.manifest.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a {@link Manifest} of a canonical tree, and checks what one manifest alone can get wrong.
 */
final class ManifestBuilder {

  /** What a manifest says of itself is not inherited. */
  private static final Set<String> OWN =
      Set.of("apiVersion", "kind", "scope", "parent", "parent_domain", "domain");

  private static final Set<KeyPath> OWN_METADATA =
      Set.of(
          KeyPath.of("metadata", "name"),
          KeyPath.of("metadata", "version"),
          KeyPath.of("metadata", "description"));

  private final DocumentFile file;
  private final SectionView root;
  private final List<Diagnostic> found;

  ManifestBuilder(DocumentFile file, Tree.Section root, List<Diagnostic> found) {
    this.file = file;
    this.root = new SectionView(root);
    this.found = found;
  }

  Manifest build() {
    new Canonical(found).manifest(root.section());
    Header header = SharedParts.header(root.child("metadata"));
    Optional<Located<Scope>> scope =
        root.text("scope").map(s -> s.map(w -> Scope.valueOf(w.toUpperCase(Locale.ROOT))));
    List<Setting> settings = new ArrayList<>();
    root.section().entries().forEach((key, entry) -> flatten(key, entry, settings));
    settings.sort(Comparator.comparing(Setting::key));
    checkScope(scope.map(Located::value));
    return new Manifest(
        file.name(),
        header,
        scope,
        root.child("parent").reference("ref"),
        root.text("parent_domain"),
        identity(scope, header),
        settings);
  }

  private Optional<Manifest.DomainIdentity> identity(
      Optional<Located<Scope>> scope, Header header) {
    if (scope.filter(s -> s.value() == Scope.DOMAIN).isEmpty()) {
      return Optional.empty();
    }
    SectionView domain = root.child("domain");
    Located<String> name =
        domain.text("name").orElseGet(() -> impliedName(header, scope.get().span()));
    return Optional.of(
        new Manifest.DomainIdentity(name, domain.text("namespace"), SharedParts.owners(domain)));
  }

  /**
   * {@code sales-domain}, {@code sales-domain-manifest.yaml}, {@code sales/domain-manifest.yaml}.
   */
  private Located<String> impliedName(Header header, Span fallback) {
    if (header.name().isPresent()) {
      return header.name().get().map(DocumentNames::domainOf);
    }
    String stem = DocumentNames.stem(file.fileName());
    String fromFile = DocumentNames.domainOf(stem);
    boolean generic = Set.of("domain", "manifest", "platform").contains(fromFile);
    String name = generic ? DocumentNames.domainOf(file.home()) : fromFile;
    return new Located<>(DocumentNames.safe(name), fallback);
  }

  private void checkScope(Optional<Scope> scope) {
    if (scope.filter(s -> s == Scope.ENTERPRISE).isEmpty()) {
      belongs("domains", "an enterprise manifest registers domains", "set 'scope: enterprise'");
    }
    if (scope.filter(s -> s == Scope.DOMAIN).isEmpty()) {
      belongs(
          "approved_products", "a domain approves its products", "move it to a domain manifest");
      belongs("domain", "only a domain manifest says which domain it is", "set 'scope: domain'");
    }
    if (scope.filter(s -> s == Scope.DOMAIN).isPresent()) {
      belongs(
          "trust",
          "whose signatures count is said by the topmost manifest",
          "move it to the enterprise manifest");
    }
    if (scope.isEmpty()) {
      belongs(
          "parent", "a manifest with a parent is a domain", "add 'scope: domain' to this manifest");
    }
  }

  private void belongs(String key, String rule, String help) {
    root.entry(key)
        .ifPresent(entry ->
            found.add(
                Diagnostic.at(
                        ManifestCode.WRONG_SCOPE,
                        entry.key(),
                        "'" + key + "' does not belong here: " + rule)
                    .about(key)
                    .withHelp(help)));
  }

  private static void flatten(String key, Tree.Entry entry, List<Setting> into) {
    if (!OWN.contains(key)) {
      flatten(KeyPath.of(key), entry, into);
    }
  }

  private static void flatten(KeyPath path, Tree.Entry entry, List<Setting> into) {
    switch (entry.value()) {
      case Tree.Section section ->
          section.entries().forEach((key, inner) -> flatten(path.child(key), inner, into));
      case Tree.Rows rows -> into.add(rows(path, entry.key(), rows));
      case Tree.Leaf leaf -> {
        if (!OWN_METADATA.contains(path)) {
          into.add(new Setting(path, leaf.value(), entry.key(), leaf.span(), leaf.itemSpans()));
        }
      }
    }
  }

  private static Setting rows(KeyPath path, Span key, Tree.Rows rows) {
    List<Value> items = rows.rows().stream().map(ManifestBuilder::fields).toList();
    List<Span> spans = rows.rows().stream().map(Tree.Section::span).toList();
    return new Setting(path, new Value.Items(items), key, rows.span(), spans);
  }

  private static Value fields(Tree.Section section) {
    Map<String, Value> fields = new LinkedHashMap<>();
    section
        .entries()
        .forEach((key, entry) -> {
          switch (entry.value()) {
            case Tree.Leaf leaf -> fields.put(key, leaf.value());
            case Tree.Section inner -> fields.put(key, fields(inner));
            case Tree.Rows rows ->
                fields.put(
                    key,
                    new Value.Items(rows.rows().stream().map(ManifestBuilder::fields).toList()));
          }
        });
    return new Value.Fields(fields);
  }
}
