package dev.floe.registry.resolve;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Note;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.KeyPath;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.Scope;
import dev.floe.manifest.Setting;
import dev.floe.manifest.Value;
import dev.floe.registry.RegistryCode;
import dev.floe.registry.sign.Signatures;
import dev.floe.registry.sign.TrustedKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Whether documents come from whom they should. The topmost manifest says which keys may sign what;
 * the topmost manifest itself must be signed by the root key, where the user has one.
 */
public final class Trust {

  private final List<Signatures> signatures;
  private final Optional<TrustedKey> root;

  /**
   * @param signatures where they are looked for, the nearest first
   * @param root the key of the topmost manifest, as the user configured it
   */
  public Trust(List<Signatures> signatures, Optional<TrustedKey> root) {
    this.signatures = List.copyOf(signatures);
    this.root = root;
  }

  /** A key and what it may sign. */
  private record Rule(TrustedKey key, List<String> signs) {

    boolean covers(String subject) {
      return signs.isEmpty() || signs.stream().anyMatch(pattern -> matches(pattern, subject));
    }

    private static boolean matches(String pattern, String subject) {
      String quoted = Pattern.quote(pattern).replace("*", "\\E.*\\Q");
      return subject.matches(quoted);
    }
  }

  List<Diagnostic> check(
      List<Manifest> chain,
      List<DataProduct> products,
      Map<String, RegistryDocuments.Fetched> fetched) {
    List<Diagnostic> found = new ArrayList<>();
    Manifest top = chain.getFirst();
    checkRoot(top, fetched, found);
    if (setting(top, "trust.signatures")
        .filter(s -> s.value().toString().equals("required"))
        .isEmpty()) {
      return found;
    }
    List<Rule> rules = rules(top, found);
    Span policy = setting(top, "trust.signatures").map(Setting::span).orElseGet(top::span);
    for (Manifest manifest : chain) {
      Optional.ofNullable(fetched.get(manifest.file()))
          .flatMap(document -> unsigned(document, subject(manifest), rules, policy))
          .ifPresent(found::add);
    }
    for (DataProduct product : products) {
      Optional.ofNullable(fetched.get(product.file()))
          .flatMap(document -> unsigned(document, subject(document), rules, policy))
          .ifPresent(found::add);
    }
    return found;
  }

  private void checkRoot(
      Manifest top, Map<String, RegistryDocuments.Fetched> fetched, List<Diagnostic> found) {
    RegistryDocuments.Fetched document = fetched.get(top.file());
    if (root.isPresent() && document != null && signer(document, List.of(root.get())).isEmpty()) {
      found.add(
          refusal(document, top.tier())
              .withHelp("FLOE_TRUST_KEY names the key that must have signed it; nothing was used"));
    }
  }

  private static String subject(Manifest manifest) {
    return manifest.is(Scope.DOMAIN)
        ? "domain." + manifest.domain().map(d -> d.name().value()).orElse("")
        : "enterprise";
  }

  /** By the repository: what a document says of itself proves nothing. */
  private static String subject(RegistryDocuments.Fetched product) {
    String[] path = product.entry().repository().name().split("/", -1);
    String domain = path.length > 1 ? path[path.length - 2] : "";
    return "product." + domain + "." + path[path.length - 1];
  }

  private static Optional<Setting> setting(Manifest manifest, String key) {
    KeyPath path = KeyPath.parse(key);
    return manifest.settings().stream().filter(s -> s.key().equals(path)).findFirst();
  }

  private static List<Rule> rules(Manifest top, List<Diagnostic> found) {
    Map<String, Setting> keys = new TreeMap<>();
    Map<String, List<String>> signs = new TreeMap<>();
    KeyPath prefix = KeyPath.parse("trust.keys");
    for (Setting setting : top.settings()) {
      List<String> segments = setting.key().segments();
      if (setting.key().startsWith(prefix) && segments.size() == 4) {
        if (segments.get(3).equals("public_key")) {
          keys.put(segments.get(2), setting);
        } else if (setting.value() instanceof Value.Items(List<Value> items)) {
          signs.put(segments.get(2), items.stream().map(Value::toString).toList());
        }
      }
    }
    List<Rule> rules = new ArrayList<>();
    keys.forEach((name, setting) -> {
      Result<TrustedKey> key = TrustedKey.read(name, setting.value().toString());
      key.diagnostics().forEach(one -> found.add(one.at(setting.span())));
      key.value().ifPresent(k -> rules.add(new Rule(k, signs.getOrDefault(name, List.of()))));
    });
    return rules;
  }

  private Optional<Diagnostic> unsigned(
      RegistryDocuments.Fetched document, String subject, List<Rule> rules, Span policy) {
    List<TrustedKey> keys =
        rules.stream().filter(rule -> rule.covers(subject)).map(Rule::key).toList();
    return signer(document, keys).isPresent()
        ? Optional.empty()
        : Optional.of(
            refusal(document, subject)
                .demandedBy(policy)
                .withNote(
                    Note.of(
                        keys.isEmpty()
                            ? "no key is trusted to sign " + subject
                            : "trusted to sign it: "
                                + String.join(", ", keys.stream().map(TrustedKey::name).toList())))
                .withHelp("nothing of it was used; ask its owner to publish it again with --sign"));
  }

  private Diagnostic refusal(RegistryDocuments.Fetched document, String subject) {
    boolean any =
        signatures.stream()
            .anyMatch(s -> s.any(document.entry().repository(), document.entry().digest()));
    return Diagnostic.at(
            any ? RegistryCode.UNTRUSTED : RegistryCode.UNSIGNED,
            Span.file(document.document().name()),
            document.document().name()
                + (any
                    ? " is signed, but by no key that is trusted for " + subject
                    : " is not signed"))
        .about(subject);
  }

  private Optional<TrustedKey> signer(RegistryDocuments.Fetched document, List<TrustedKey> keys) {
    return signatures.stream()
        .flatMap(source ->
            source.signer(document.entry().repository(), document.entry().digest(), keys).stream())
        .findFirst();
  }
}
