package dev.floe.mesh;

import java.time.Instant;
import java.util.List;

/**
 * Changes that break consumers, told before they come.
 *
 * @param at when they were announced
 * @param changes in words, each with its port: {@code orders: column removed: email}
 */
public record Announcement(Instant at, List<String> changes) {

  public Announcement {
    changes = changes.stream().sorted().distinct().toList();
  }
}
