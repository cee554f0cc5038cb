package dev.floe.cli.product;

import dev.floe.artifacts.MaskStyle;
import dev.floe.artifacts.Node;
import dev.floe.cli.command.CliCode;
import dev.floe.compiler.Masking;
import dev.floe.dbt.seed.CsvTable;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.runner.SeedFiles;
import dev.floe.runner.mask.MaskedCopy;
import dev.floe.runner.mask.MaskedRows;
import dev.floe.runner.mask.Masker;
import dev.floe.runner.materialize.FailureReport;
import dev.floe.spi.Engine;
import dev.floe.spi.SqlFailure;
import java.io.IOException;
import java.util.Map;

/** Masks what a run reads, with the key of the environment. */
final class Masks {

  /** The environment variable that holds the key. */
  static final String KEY = "FLOE_MASKING_KEY";

  private final Masking masking;
  private final Masker masker;

  private Masks(Masking masking, Masker masker) {
    this.masking = masking;
    this.masker = masker;
  }

  /**
   * Masks by a plan.
   *
   * @throws FloeException where something must be masked and there is no key
   */
  static Masks of(Masking masking, Map<String, String> environment) {
    String key = environment.getOrDefault(KEY, "");
    if (masking.isNeeded() && key.isBlank()) {
      throw new FloeException(
          Diagnostic.of(
                  CliCode.NO_MASKING_KEY,
                  "personal data is masked in this environment, and there is no key for it")
              .withHelp(
                  "set "
                      + KEY
                      + " to a secret, the same for every product: export "
                      + KEY
                      + "=$(openssl rand -hex 32)"));
    }
    return new Masks(masking, new Masker(key));
  }

  /** Makes the masked copies of sources; nothing reads the sources themselves. */
  void copySources(Engine engine) {
    try {
      for (Masking.MaskedSource source : masking.sources().values()) {
        MaskedCopy.make(engine, source.raw(), source.copy(), source.columns(), masker);
      }
    } catch (SqlFailure failure) {
      throw FailureReport.outside(failure);
    }
  }

  /** Seeds whose personal data is masked before it is loaded. */
  SeedFiles on(SeedFiles files) {
    return new SeedFiles() {
      @Override
      public byte[] read(Node.Seed seed) throws IOException {
        return files.read(seed);
      }

      @Override
      public CsvTable loaded(Node.Seed seed, CsvTable rows) {
        Map<String, MaskStyle> styles = masking.plan().of(seed.uniqueId());
        return styles.isEmpty() ? rows : MaskedRows.of(rows, styles, masker);
      }

      @Override
      public String displayPath(Node.Seed seed) {
        return files.displayPath(seed);
      }
    };
  }
}
