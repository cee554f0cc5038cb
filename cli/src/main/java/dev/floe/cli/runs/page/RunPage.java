package dev.floe.cli.runs.page;

import dev.floe.artifacts.CompiledProduct;
import dev.floe.runner.journal.RunRecord;
import dev.floe.runner.warehouse.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page of a run.
 *
 * @param product as the run had it; without it there is no graph
 * @param generation what it published, as long as that is kept
 * @param findings what went wrong, plain JSON values
 */
public record RunPage(
    RunRecord run,
    Optional<CompiledProduct> product,
    Optional<Generation> generation,
    List<?> findings) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String SLOT = "<!-- data -->";

  /** The whole document. */
  public String html() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("run", head());
    data.put("nodes", new PageNodes(run, product).plain());
    data.put("findings", findings.isEmpty() ? failure() : findings);
    if (product.isEmpty()) {
      data.put("note", "What the product was like at that time is not known.");
    }
    return template().replace(SLOT, script(JSON.writeValueAsString(data)));
  }

  private Map<String, Object> head() {
    Map<String, Object> head = new LinkedHashMap<>();
    head.put("id", run.id().value());
    head.put("state", run.state().name().toLowerCase(Locale.ROOT));
    run.began().ifPresent(began -> head.put("began", began.toString()));
    run.began()
        .flatMap(began -> run.ended().map(ended -> Duration.between(began, ended)))
        .ifPresent(time -> head.put("seconds", time.toMillis() / 1e3));
    generation.ifPresent(published -> {
      head.put("generation", published.number());
      head.put("current", published.current());
    });
    head.put("product", product.map(p -> p.product().qualifiedName()).orElse("Run"));
    product.ifPresent(known -> {
      head.put("version", known.product().version());
      head.put("environment", known.target().environment());
      head.put("owner", known.product().owner());
      head.put("description", known.product().description());
    });
    for (RunRecord.Entry entry : run.entries()) {
      if (entry.event().equals("planned")) {
        Optional.ofNullable(entry.fields().get("resumes")).ifPresent(id -> head.put("resumes", id));
        Optional.ofNullable(entry.fields().get("started_over"))
            .ifPresent(why -> head.put("startedOver", why));
      }
    }
    return head;
  }

  /** What ended a run that could not tell its findings: a lock, a disk. */
  private List<Map<String, Object>> failure() {
    return run.entries().stream()
        .filter(entry -> entry.event().equals("failed"))
        .map(entry ->
            Map.<String, Object>of(
                "severity",
                "error",
                "code",
                entry.fields().getOrDefault("code", ""),
                "message",
                entry.fields().getOrDefault("message", "something outside failed")))
        .toList();
  }

  /** JSON may have anything in its texts, the end of a script too. */
  private static String script(String json) {
    return "<script type=\"application/json\" id=\"run\">"
        + json.replace("<", "\\u003c")
        + "</script>\n";
  }

  private static String template() {
    try (InputStream page = RunPage.class.getResourceAsStream("run.html")) {
      if (page == null) {
        throw new IllegalStateException("the page is missing from the program");
      }
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
