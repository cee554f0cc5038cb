import dev.floe.cli.command.Interruption;
import dev.floe.cli.command.Surroundings;
import dev.floe.cli.product.Compilations;
import dev.floe.cli.registry.Registries;
import dev.floe.compiler.Compilation;
import dev.floe.governance.Subject;
import dev.floe.governance.rules.Governance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What governance takes, beside parsing the same project and beside all of its compilation: CPU time
 * of the thread, after warming up, medians of 9. Parsing is reading the documents, loading the
 * project and rendering its templates.
 *
 * <pre>
 *   java -cp CLASSES_AND_JARS GovernanceTime.java FOLDER   a product, as Generate.java writes them
 * </pre>
 */
class GovernanceTime {

  private static final int WARM = 60;
  private static final int TAKEN = 9;
  private static final double MILLION = 1e6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  public static void main(String[] args) {
    Path folder = Path.of(args[0]).toAbsolutePath().normalize();
    Surroundings here =
        new Surroundings(
            folder,
            Map.of(),
            new CpuClock(),
            System.out,
            System.err,
            new Surroundings.Terminals(false, false),
            new Interruption());
    double[] compiling = new double[TAKEN];
    double[] parsing = new double[TAKEN];
    double[] judging = new double[TAKEN];
    for (int i = -WARM; i < TAKEN; i++) {
      Compilation compiled =
          new Compilations(here, new Registries(here, folder, Registries.Mode.standard()), true)
              .compile(folder.resolve("floe.yaml"), Optional.empty())
              .value()
              .orElseThrow();
      long middle = THREADS.getCurrentThreadCpuTime();
      Governance.judge(
          new Subject(
              compiled.documents().platform(),
              compiled.product(),
              compiled.project().graph().rootProject()),
          compiled.terms());
      long end = THREADS.getCurrentThreadCpuTime();
      if (i >= 0) {
        Compilation.Times times = compiled.times();
        compiling[i] = Duration.between(times.began(), times.ended()).toNanos() / MILLION;
        parsing[i] = Duration.between(times.began(), times.parsed()).toNanos() / MILLION;
        judging[i] = (end - middle) / MILLION;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "compile %.1f ms, of it parsing %.1f ms and governance %.1f ms: %.1f %% of parsing%n",
        median(compiling),
        median(parsing),
        median(judging),
        100 * median(judging) / median(parsing));
  }

  /** Counts what this thread computes, whatever else the machine does. */
  private static final class CpuClock extends Clock {

    @Override
    public Instant instant() {
      return Instant.EPOCH.plusNanos(THREADS.getCurrentThreadCpuTime());
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
