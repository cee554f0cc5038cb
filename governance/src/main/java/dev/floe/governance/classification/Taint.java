package dev.floe.governance.classification;

import java.util.ArrayList;
import java.util.List;

/**
 * A class that data carries, and how it came.
 *
 * @param level one of the platform's, or a word that is none and counts as the worst
 * @param path the columns it passed, the first one being where it is declared: {@code
 *     bronze_crm.email}, {@code silver_customers.email}
 */
public record Taint(String level, List<String> path) {

  public Taint {
    path = List.copyOf(path);
  }

  /** The same one step further. */
  Taint into(String column) {
    List<String> longer = new ArrayList<>(path);
    longer.add(column);
    return new Taint(level, longer);
  }

  /** {@code bronze_crm.email → silver_customers.email}. */
  public String way() {
    return String.join(" → ", path);
  }
}
