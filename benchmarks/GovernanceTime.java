import dev.floe.cli.command.Surroundings;
import dev.floe.cli.product.Compilations;
import dev.floe.cli.registry.Registries;
import dev.floe.compiler.Compilation;
import dev.floe.governance.Subject;
import dev.floe.governance.rules.Governance;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How much of a compilation is governance: CPU time of the thread, after warming up, medians of 9.
 *
 * <pre>
 *   java -cp CLASSES_AND_JARS GovernanceTime.java FOLDER   a product, as Generate.java writes them
 * </pre>
 */
class GovernanceTime {

  private static final int WARM = 6;
  private static final int TAKEN = 9;
  private static final double MILLION = 1e6;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  public static void main(String[] args) {
    Path folder = Path.of(args[0]).toAbsolutePath().normalize();
    Surroundings here = Surroundings.of(folder, Map.of(), System.out, System.err);
    double[] compiling = new double[TAKEN];
    double[] judging = new double[TAKEN];
    for (int i = -WARM; i < TAKEN; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      Compilation compiled =
          new Compilations(
                  here, new Registries(here, folder, Registries.Mode.standard()), true)
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
        compiling[i] = (middle - start) / MILLION;
        judging[i] = (end - middle) / MILLION;
      }
    }
    System.out.printf(
        Locale.ROOT,
        "compile %.1f ms, of it governance %.1f ms (%.1f %%)%n",
        median(compiling),
        median(judging),
        100 * median(judging) / median(compiling));
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
