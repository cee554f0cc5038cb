package dev.floe.dbt.render;

import dev.floe.dbt.graph.RefCall;
import dev.floe.dbt.graph.SourceCall;
import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.None;
import java.util.ArrayList;
import java.util.List;

/** References while parsing: they are noted, and stand for the node's own relation. */
final class CapturingReferences implements ReferenceFunctions {

  private final Object self;
  private final List<RefCall> refs = new ArrayList<>();
  private final List<SourceCall> sources = new ArrayList<>();
  private final List<RefCall> functions = new ArrayList<>();

  CapturingReferences(Object self) {
    this.self = self;
  }

  List<RefCall> refs() {
    return refs;
  }

  List<SourceCall> sources() {
    return sources;
  }

  List<RefCall> functions() {
    return functions;
  }

  @Override
  public Object ref(Call call) {
    refs.add(ReferenceArguments.ref(call));
    return self;
  }

  @Override
  public Object source(Call call) {
    sources.add(ReferenceArguments.source(call));
    return self;
  }

  @Override
  public Object metric(Call call) {
    return None.NONE;
  }

  @Override
  public Object function(Call call) {
    functions.add(ReferenceArguments.function(call));
    return self;
  }
}
