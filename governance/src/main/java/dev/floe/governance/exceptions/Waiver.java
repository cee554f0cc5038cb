package dev.floe.governance.exceptions;

import dev.floe.diagnostics.Origin;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A named, owned exception from one rule that ends.
 *
 * @param rule the id of a rule or the name of a policy
 * @param product the one product it is for; all of them where absent
 * @param subject a name, or a pattern with {@code *}
 * @param expires the last day it holds
 * @param origin the tier and the place that grant it
 */
public record Waiver(
    String name,
    String rule,
    Optional<String> product,
    String subject,
    String owner,
    String reason,
    LocalDate expires,
    Origin origin) {

  /**
   * Whether it speaks of a subject: by its unique id ({@code model.shop.orders}), or by what stands
   * behind the project's name ({@code orders}, {@code orders.email}).
   */
  public boolean covers(String uniqueId) {
    Pattern pattern = Pattern.compile(Pattern.quote(subject).replace("*", "\\E.*\\Q"));
    String[] parts = uniqueId.split("\\.", 3);
    return pattern.matcher(uniqueId).matches()
        || pattern.matcher(parts[parts.length - 1]).matches();
  }

  /** Whether its last day is over. */
  public boolean isExpired(LocalDate today) {
    return today.isAfter(expires);
  }
}
