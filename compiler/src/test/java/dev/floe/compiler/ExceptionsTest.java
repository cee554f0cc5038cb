package dev.floe.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.governance.GovernanceCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waivers and baselines. The day is that of {@link Compiled}: 4 March 2026. */
class ExceptionsTest {

  private static final String FLOE =
      "platform: {ref: ./manifest.yaml}\ntransforms: [{type: dbt, path: models/}]\n";
  private static final String STRICT =
      "data_architecture: {pattern: medallion, naming: {enforcement: strict}}\n";

  @TempDir Path folder;

  @Test
  void aWaiverRemovesExactlyItsFinding() {
    List<Diagnostic> before = findings(STRICT, Set.of());
    List<Diagnostic> after = findings(STRICT + waiver("orders", "2026-03-04"), Set.of());
    List<Diagnostic> gone = new ArrayList<>(before);
    gone.removeIf(old -> contains(after, old));
    assertThat(gone)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.code()).isEqualTo(GovernanceCode.NAMING_CONVENTION);
          assertThat(one.subject()).endsWith(".orders");
        });
    assertThat(after).hasSize(before.size() - 1);
  }

  @Test
  void aMisspeltRuleInTheListOfWhatCanBeWaivedIsTold() {
    String list = "governance: {waivable: [naming-conventoin, a-policy-of-another-domain]}\n";
    assertThat(findings(STRICT + list, Set.of()))
        .filteredOn(found -> found.code() == GovernanceCode.UNKNOWN_RULE)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.isError()).isFalse();
          assertThat(one.help()).contains("did you mean 'naming-convention'?");
          assertThat(one.span()).isPresent();
        });
  }

  @Test
  void anExpiredWaiverIsAnErrorAndItsFindingCountsAgain() {
    List<Diagnostic> before = findings(STRICT, Set.of());
    List<Diagnostic> after = findings(STRICT + waiver("orders", "2026-03-03"), Set.of());
    assertThat(after).hasSize(before.size() + 1);
    assertThat(after).extracting(Diagnostic::code).contains(GovernanceCode.WAIVER_EXPIRED);
  }

  @Test
  void aBaselineSetsAsideWhatWasKnownWhereverItsLinesWent() {
    Set<String> known =
        findings(STRICT, Set.of()).stream()
            .map(Diagnostic::fingerprint)
            .collect(Collectors.toSet());
    assertThat(known).isNotEmpty();
    assertThat(findings("# one line more\n\n" + STRICT, known)).isEmpty();
  }

  @Test
  void aPlatformMayDenyBaselines() {
    assertThat(findings(STRICT + "governance: {baselines: deny}\n", Set.of("0123456789abcdef")))
        .extracting(Diagnostic::code)
        .contains(GovernanceCode.BASELINE_DENIED);
  }

  private static boolean contains(List<Diagnostic> all, Diagnostic one) {
    return all.stream().anyMatch(other -> other.fingerprint().equals(one.fingerprint()));
  }

  private static String waiver(String subject, String expires) {
    return """
    governance:
      waivable: [naming-convention]
      waivers:
        - name: old-names
          rule: naming-convention
          subject: %s
          owner: shop-team@acme.com
          reason: Renamed with the next release
          expires: "%s"
    """
        .formatted(subject, expires);
  }

  private List<Diagnostic> findings(String manifest, Set<String> baseline) {
    Path product =
        Compiled.folder(
            folder,
            Map.of(
                "floe.yaml",
                FLOE,
                "manifest.yaml",
                manifest,
                "models/orders.sql",
                "select 1 as id",
                "models/orders_more.sql",
                "select 1 as id"));
    Result<Compilation> compiled = Compiled.product(product, baseline);
    return compiled.value().orElseThrow().judgement().findings();
  }
}
