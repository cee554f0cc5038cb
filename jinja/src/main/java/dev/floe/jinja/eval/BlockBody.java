package dev.floe.jinja.eval;

import dev.floe.jinja.value.Call;
import dev.floe.jinja.value.PyCallable;
import dev.floe.jinja.value.PyObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inside of a block, which knows {@code super} and {@code self}. */
final class BlockBody implements Step {

  private final String name;
  private final int superSlot;
  private final int selfSlot;
  private @Nullable BlockUnit unit;
  private Step[] starts = {};
  private Step body = a -> Completion.NORMAL;

  BlockBody(String name, int superSlot, int selfSlot) {
    this.name = name;
    this.superSlot = superSlot;
    this.selfSlot = selfSlot;
  }

  /** Completes what had to be known by name before it could be compiled. */
  void fill(BlockUnit ownUnit, Step[] ownStarts, Step ownBody) {
    unit = ownUnit;
    starts = ownStarts;
    body = ownBody;
  }

  @Override
  public Completion run(Activation a) {
    a.slots[selfSlot] = new Self(a);
    int next = unit == null ? -1 : a.run.blocks(name).indexOf(unit) + 1;
    a.slots[superSlot] = reference(a, name, next);
    for (Step each : starts) {
      each.run(a);
    }
    return body.run(a);
  }

  private static Object reference(Activation a, String name, int depth) {
    List<BlockUnit> stack = a.run.blocks(name);
    return depth < stack.size()
        ? new Reference(a, name, depth)
        : a.state.undefinedBecause("there is no parent block called '" + name + "'.", "super");
  }

  /** {@code super} and {@code self.name}: called, it gives the block's text. */
  private record Reference(Activation a, String name, int depth) implements PyObject, PyCallable {

    @Override
    public Object call(Call call) {
      Output out = new Output(a.state, Expected.of(256));
      a.run.blocks(name).get(depth).print(a.run, out, a.frame, call.start(), call.end());
      return out.result();
    }

    @Override
    public @Nullable Object attribute(String attribute) {
      return attribute.equals("super") ? reference(a, name, depth + 1) : null;
    }

    @Override
    public String typeName() {
      return "jinja2.runtime.BlockReference";
    }

    @Override
    public boolean equalTo(Object other) {
      return this == other;
    }
  }

  /** {@code self}. */
  record Self(Activation a) implements PyObject {

    @Override
    public @Nullable Object attribute(String name) {
      return a.run.blocks(name).isEmpty() ? null : new Reference(a, name, 0);
    }

    @Override
    public String typeName() {
      return "jinja2.runtime.TemplateReference";
    }

    @Override
    public boolean equalTo(Object other) {
      return this == other;
    }
  }
}
