package dev.floe.runner.schedule;

import java.util.List;

/**
 * A node as the schedule sees it.
 *
 * @param waitsFor ids of vertices that must have ended well before; unknown ids are taken for done
 */
public record Vertex(String id, Role role, List<String> waitsFor) {

  public Vertex {
    waitsFor = List.copyOf(waitsFor);
  }

  /** What a vertex does. */
  public enum Role {
    /** Has work to do. */
    WORK,
    /** Has work to do, and its failure also holds back what reads everything it waits for. */
    GATE,
    /** Passes on order and failure, and takes no time. */
    PASS_THROUGH
  }

  boolean works() {
    return role != Role.PASS_THROUGH;
  }
}
