package dev.floe.benchmarks.jinja;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.tree.Node;
import dev.floe.jinja.Engine;
import dev.floe.jinja.Template;
import dev.floe.jinja.value.Context;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Compiling and rendering in a program that has run for a while. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class WarmBenchmark {

  @Param({"select", "macros", "loops"})
  String template;

  private String text;
  private Engine mapped;
  private Template ours;
  private Template oursUnmapped;
  private Context context;
  private Jinjava jinjava;
  private Node theirs;

  @Setup
  public void prepare() {
    text = Inputs.template(template);
    mapped = Ours.engine(true);
    ours = Ours.parse(mapped, text);
    oursUnmapped = Ours.parse(Ours.engine(false), text);
    context = Ours.context();
    jinjava = Theirs.engine();
    theirs = Theirs.parse(jinjava, text);
  }

  @Benchmark
  public String renderOurs() {
    return Ours.render(ours, context);
  }

  @Benchmark
  public String renderOursWithoutMaps() {
    return Ours.render(oursUnmapped, context);
  }

  @Benchmark
  public String renderJinjava() {
    return Theirs.render(jinjava, theirs);
  }

  @Benchmark
  public Template compileOurs() {
    return Ours.parse(mapped, text);
  }

  @Benchmark
  public Node compileJinjava() {
    return Theirs.parse(jinjava, text);
  }
}
