package dev.floe.jinja.eval;

import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.Source;

/** A compiled {@code block}. */
final class BlockUnit {

  private final String name;
  private final Source source;
  private final Layout layout;
  private final Step body;

  BlockUnit(String name, Source source, Layout layout, Step body) {
    this.name = name;
    this.source = source;
    this.layout = layout;
    this.body = body;
  }

  /** Prints the block where another unit prints. */
  void print(TemplateRun run, Output out, Frame from, int start, int end) {
    Frame frame = from.source() == source ? from : from.call(source, name, start, end);
    body.run(new Activation(layout, null, run, frame, out));
  }
}
