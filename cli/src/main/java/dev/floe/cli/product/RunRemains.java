package dev.floe.cli.product;

import dev.floe.artifacts.ArtifactsJson;
import dev.floe.artifacts.CompiledProduct;
import dev.floe.cli.console.Excerpt;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.render.JsonRenderer;
import dev.floe.diagnostics.render.Sources;
import dev.floe.runner.journal.RunId;
import dev.floe.runner.journal.Runs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is kept beside a run's journal to tell of it later, when files and product have changed: the
 * product as it was compiled, and what was found with the lines of source it speaks of.
 */
public final class RunRemains {

  private static final String PRODUCT = "product.json.gz";
  private static final String FINDINGS = "findings.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RunRemains() {}

  static void keepProduct(Runs runs, RunId run, CompiledProduct product) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(ArtifactsJson.write(product));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    runs.attach(run, PRODUCT, packed.toByteArray());
  }

  static void keepFindings(Documents documents, RunId run, List<Diagnostic> found) {
    List<Map<String, @Nullable Object>> plain = new ArrayList<>();
    List<Diagnostic> distinct = found.stream().distinct().toList();
    Sources sources = documents.sources();
    for (Diagnostic diagnostic : distinct) {
      Map<String, @Nullable Object> finding = new LinkedHashMap<>();
      finding.put("code", diagnostic.code().id());
      finding.put("severity", diagnostic.severity().word());
      finding.put("message", diagnostic.message());
      finding.put("node", diagnostic.subject());
      finding.put("source", Excerpt.of(diagnostic, distinct, sources));
      finding.put("help", diagnostic.help().stream().toList());
      plain.add(finding);
    }
    String text = new JsonRenderer().render(List.of(), Map.of("findings", plain));
    new Runs(new ProductFolder(documents.folder()).runs())
        .attach(run, FINDINGS, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The product as the run had it, if that is known. */
  public static Optional<CompiledProduct> product(Runs runs, RunId run) {
    return runs.attached(run, PRODUCT)
        .flatMap(RunRemains::unpacked)
        .flatMap(bytes -> ArtifactsJson.read(PRODUCT, bytes).value());
  }

  private static Optional<byte[]> unpacked(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return Optional.of(in.readAllBytes());
    } catch (IOException torn) {
      return Optional.empty();
    }
  }

  /** What was found, plain JSON values; empty where the run did not come to its end. */
  public static List<?> findings(Runs runs, RunId run) {
    return runs.attached(run, FINDINGS).map(RunRemains::findings).orElse(List.of());
  }

  private static List<?> findings(byte[] written) {
    try {
      return JSON.readValue(written, Map.class).get("findings") instanceof List<?> list
          ? list
          : List.of();
    } catch (JacksonException torn) {
      return List.of();
    }
  }
}
