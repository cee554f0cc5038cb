package dev.floe.openlineage;

import java.util.Map;

/** Takes events, in the order in which they happened. Never blocks for long and never throws. */
@FunctionalInterface
public interface EventSink {

  /**
   * Takes an event.
   *
   * @param event plain JSON values, as the OpenLineage specification has them
   */
  void take(Map<String, Object> event);
}
