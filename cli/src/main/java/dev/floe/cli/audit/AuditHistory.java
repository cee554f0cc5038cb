package dev.floe.cli.audit;

import dev.floe.cli.audit.ProductAudit.Failing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an audit stands to those before it.
 *
 * @param earlier the oldest first
 */
record AuditHistory(Audit audit, List<EarlierAudit> earlier) {

  AuditHistory {
    earlier = earlier.stream().sorted(Comparator.comparing(EarlierAudit::takenAt)).toList();
  }

  /** How many more demands of a line fail than in the audit before; absent without one. */
  Optional<Integer> change(Audit.Line line) {
    return last()
        .map(before ->
            line.tally().fails()
                - before.fails().getOrDefault(EarlierAudit.key(line.rule(), line.domain()), 0));
  }

  private Optional<EarlierAudit> last() {
    return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast());
  }

  /** A finding and the product it is of. */
  record New(ProductAudit product, Failing failing) {}

  /** Findings that the audit before did not have. */
  List<New> appeared() {
    List<New> all = new ArrayList<>();
    last()
        .ifPresent(before -> {
          for (ProductAudit product : audit.products()) {
            product.failing().stream()
                .filter(one ->
                    !before
                        .findings()
                        .contains(EarlierAudit.key(product.name(), one.fingerprint())))
                .forEach(one -> all.add(new New(product, one)));
          }
        });
    return all;
  }

  /** How many findings of the audit before are gone. */
  int gone() {
    Set<String> now = new TreeSet<>();
    audit
        .products()
        .forEach(product ->
            product
                .failing()
                .forEach(one -> now.add(EarlierAudit.key(product.name(), one.fingerprint()))));
    return last()
        .map(before -> (int) before.findings().stream().filter(one -> !now.contains(one)).count())
        .orElse(0);
  }

  /** For programs. */
  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put(
        "history",
        earlier.stream()
            .map(before -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("takenAt", before.takenAt());
              one.put("products", before.products());
              before.total().putInto(one);
              return one;
            })
            .toList());
    plain.put(
        "appeared",
        appeared().stream()
            .map(one -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("product", one.product().name());
              entry.put("fingerprint", one.failing().fingerprint());
              return entry;
            })
            .toList());
    plain.put("gone", gone());
    return plain;
  }
}
