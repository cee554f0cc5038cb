package dev.floe.benchmarks.jinja;

import com.hubspot.jinjava.Jinjava;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** The first engine, first template (108 lines) and first rendering of a new JVM. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(10)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class ColdBenchmark {

  private static String template() {
    return Inputs.template("macros") + Inputs.template("select");
  }

  @Benchmark
  public String ours() {
    return Ours.render(Ours.parse(Ours.engine(true), template()), Ours.context());
  }

  @Benchmark
  public String jinjava() {
    Jinjava jinjava = Theirs.engine();
    return Theirs.render(jinjava, Theirs.parse(jinjava, template()));
  }
}
