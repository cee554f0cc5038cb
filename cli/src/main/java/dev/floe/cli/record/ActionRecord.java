package dev.floe.cli.record;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.command.Version;
import dev.floe.manifest.inherit.Platform;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Who did what, under a platform that wants it recorded ({@code governance.audit_logging:
 * required}); silent under any other. What cannot be recorded is not done: a record that refuses to
 * be written is a {@link dev.floe.diagnostics.FloeException}.
 */
public final class ActionRecord {

  private static final String DEMAND = "governance.audit_logging";
  private static final String ELSEWHERE = "FLOE_AUDIT_LOG";

  /** Who works here, by the first of these that is set. */
  private static final List<String> NAMES =
      List.of("FLOE_ACTOR", "GITHUB_ACTOR", "GITLAB_USER_LOGIN", "USER", "LOGNAME", "USERNAME");

  private final Optional<AuditLog> log;
  private final Surroundings surroundings;

  private ActionRecord(Optional<AuditLog> log, Surroundings surroundings) {
    this.log = log;
    this.surroundings = surroundings;
  }

  /**
   * The record of a platform.
   *
   * @param folder of the product or the manifest that something is done with
   */
  public static ActionRecord of(Platform platform, Path folder, Surroundings surroundings) {
    return of(platform.demands(DEMAND), folder, surroundings);
  }

  /** The record of a product as it was compiled last. */
  public static ActionRecord of(CompiledProduct product, Path folder, Surroundings surroundings) {
    boolean demanded =
        product.settings().stream()
            .anyMatch(one -> one.key().equals(DEMAND) && one.value().equals("required"));
    return of(demanded, folder, surroundings);
  }

  private static ActionRecord of(boolean demanded, Path folder, Surroundings surroundings) {
    Path file =
        Optional.ofNullable(surroundings.environment().get(ELSEWHERE))
            .filter(name -> !name.isBlank())
            .map(surroundings.directory()::resolve)
            .orElseGet(() -> folder.resolve(AuditLog.FILE));
    return new ActionRecord(
        demanded ? Optional.of(new AuditLog(file)) : Optional.empty(), surroundings);
  }

  /** Whether anything is written down. */
  public boolean isWanted() {
    return log.isPresent();
  }

  /**
   * Writes down that something happened.
   *
   * @param event {@code run}, {@code publish}, {@code rollback}
   * @param what it was done with
   * @param more plain values
   */
  public void note(String event, String what, Map<String, ?> more) {
    log.ifPresent(found -> found.append(entry(event, what, more)));
  }

  private Map<String, Object> entry(String event, String what, Map<String, ?> more) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("event", event);
    entry.put("at", surroundings.clock().instant().truncatedTo(ChronoUnit.SECONDS).toString());
    entry.put("who", who());
    entry.put("floe", Version.ofFloe());
    entry.put("what", what);
    entry.putAll(more);
    return entry;
  }

  private String who() {
    return NAMES.stream()
        .flatMap(name -> Optional.ofNullable(surroundings.environment().get(name)).stream())
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("unknown");
  }

  /**
   * Writes down which of a product's standing exceptions and permissions are new, and which there
   * are no longer, since the record was written last.
   *
   * @param digest of the compiled product
   */
  public void note(String product, Set<Standing> standing, String digest) {
    log.ifPresent(found -> {
      Map<Standing, Boolean> before = before(found, product);
      standing.stream()
          .filter(one -> !before.getOrDefault(one, false))
          .forEach(one -> found.append(changed(product, one, "given", digest)));
      before.forEach((one, given) -> {
        if (given && !standing.contains(one)) {
          found.append(changed(product, one, "taken", digest));
        }
      });
    });
  }

  private Map<String, Object> changed(String product, Standing one, String change, String digest) {
    Map<String, Object> more = new LinkedHashMap<>(Map.of("product", product));
    more.put("change", change);
    more.putAll(one.terms());
    more.put("digest", digest);
    return entry(one.event(), one.what(), more);
  }

  /** What the record says of each: whether it was given last. */
  private static Map<Standing, Boolean> before(AuditLog log, String product) {
    Map<Standing, Boolean> last = new HashMap<>();
    for (JsonNode entry : log.entries()) {
      if (entry.path("product").asString("").equals(product)) {
        Standing.of(entry)
            .ifPresent(one -> last.put(one, entry.path("change").asString("").equals("given")));
      }
    }
    return last;
  }
}
