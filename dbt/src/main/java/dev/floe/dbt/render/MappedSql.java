package dev.floe.dbt.render;

import dev.floe.artifacts.CallFrame;
import dev.floe.artifacts.SourceRun;
import dev.floe.artifacts.SqlText;
import dev.floe.diagnostics.Position;
import dev.floe.jinja.text.Frame;
import dev.floe.jinja.text.MappedText;
import dev.floe.jinja.text.Run;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Turns the engine's mapped text into SQL that knows where it was written. */
final class MappedSql {

  private final IdentityHashMap<Frame, List<CallFrame>> chains = new IdentityHashMap<>();

  private MappedSql() {}

  static SqlText of(MappedText text) {
    MappedSql conversion = new MappedSql();
    List<SourceRun> runs = new ArrayList<>();
    for (Run run : text.runs()) {
      if (run.length() > 0) {
        runs.add(conversion.run(run));
      }
    }
    return new SqlText(text.toString(), runs);
  }

  private SourceRun run(Run run) {
    Position start = run.frame().source().position(run.offset());
    return new SourceRun(
        run.length(),
        run.frame().source().name(),
        start,
        run.kind() == Run.Kind.VERBATIM,
        chains.computeIfAbsent(run.frame(), MappedSql::chain));
  }

  private static List<CallFrame> chain(Frame frame) {
    List<CallFrame> chain = new ArrayList<>();
    for (Frame at = frame; at.caller().isPresent(); at = at.caller().get()) {
      chain.add(new CallFrame(at.macro(), at.callSpan().orElseThrow()));
    }
    return List.copyOf(chain.reversed());
  }
}
