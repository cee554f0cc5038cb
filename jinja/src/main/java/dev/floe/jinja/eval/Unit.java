package dev.floe.jinja.eval;

import dev.floe.jinja.text.Frame;

/** A compiled body that is activated by itself: that of a template. */
record Unit(Layout layout, Step[] starts, Step body, Expected expected) {

  Completion run(TemplateRun run, Frame frame, Output out) {
    Activation a = new Activation(layout, null, run, frame, out);
    for (Step each : starts) {
      each.run(a);
    }
    return body.run(a);
  }
}
