package dev.floe.runner.publish;

import dev.floe.runner.RunRequest;
import dev.floe.spi.Engine;
import java.util.List;
import java.util.Set;

/** A run whose relations go nowhere but into the warehouse. */
record NoRelease() implements Outlet.Release {

  @Override
  public void prepare(Engine engine, RunRequest request) {}

  @Override
  public void stage(Engine engine, Set<String> nodes) {}

  @Override
  public Outlet.Shown publish() {
    return new Outlet.Shown(List.of(), List.of());
  }

  @Override
  public void close() {}
}
