package dev.floe.cli.product;

import dev.floe.cli.command.CliCode;
import dev.floe.cli.command.UsageError;
import dev.floe.cli.files.Output;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Findings that were known when a product met its platform: {@code floe-baseline.json}. */
final class Baseline {

  private static final String FILE = "floe-baseline.json";

  private Baseline() {}

  /** Notes findings, in an order that makes small diffs. */
  static void write(Path folder, List<Diagnostic> findings) {
    JsonText json = new JsonText();
    json.beginObject().key("version").number(1).key("findings").beginArray();
    findings.stream()
        .distinct()
        .sorted(
            Comparator.comparing((Diagnostic found) -> found.code().id())
                .thenComparing(Diagnostic::subject)
                .thenComparing(Diagnostic::message))
        .forEach(found ->
            json.beginObject()
                .key("fingerprint")
                .string(found.fingerprint())
                .key("code")
                .string(found.code().id())
                .key("subject")
                .string(found.subject())
                .key("message")
                .string(found.message())
                .endObject());
    Output.write(folder.resolve(FILE), json.endArray().endObject() + "\n");
  }

  /**
   * The fingerprints that a product's baseline holds.
   *
   * @throws UsageError if there is none, or none that can be read
   */
  static Set<String> read(Path folder) {
    try {
      JsonNode findings =
          JsonMapper.shared().readTree(Files.readString(folder.resolve(FILE))).path("findings");
      Set<String> fingerprints = new TreeSet<>();
      findings.forEach(one -> fingerprints.add(one.path("fingerprint").asString("")));
      fingerprints.remove("");
      return fingerprints;
    } catch (NoSuchFileException e) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          "there is no " + FILE + " beside the product",
          "write one first: floe compile --baseline write");
    } catch (JacksonException e) {
      throw new UsageError(
          CliCode.BAD_VALUE,
          FILE + " is not JSON: " + e.getOriginalMessage(),
          "write it anew: floe compile --baseline write");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
