package dev.floe.cli.product;

import dev.floe.cli.console.Console;
import dev.floe.runner.RunResults;
import dev.floe.runner.publish.Publication;
import dev.floe.runner.publish.Resumption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what came of a run. */
public final class PublicationText {

  private PublicationText() {}

  /** The table of results, what was found, and whether readers see it. */
  public static void print(Console console, Documents documents, Publication publication) {
    RunResults results = publication.results();
    publication.resumption().ifPresent(resumption -> console.line("\n" + words(resumption)));
    console.print("\n" + new RunTable(console.palette()).text(results));
    console.diagnostics(results.allDiagnostics(), documents.sources());
    switch (publication) {
      case Publication.Published published -> {
        console.line(
            console.palette().good("Published")
                + " as generation "
                + published.generation().number()
                + tables(published)
                + ".");
        published.shown().notes().forEach(note -> console.remark("note: " + note));
      }
      case Publication.Discarded discarded -> {
        console.line(
            console.palette().bad("Nothing was published") + ": readers keep what they had.");
        if (discarded.kept()) {
          console.line(
              "What is finished is kept until the next run begins: floe run --resume last");
        }
      }
    }
  }

  private static String tables(Publication.Published published) {
    int count = published.shown().tables().size();
    return switch (count) {
      case 0 -> "";
      case 1 -> ", and a table in the catalog";
      default -> ", and " + count + " tables in the catalog";
    };
  }

  private static String words(Resumption resumption) {
    String begin = "Goes on with run " + resumption.run() + ": ";
    return begin
        + resumption
            .startedOver()
            .map(why -> why + ", so everything is done again.")
            .orElseGet(() ->
                resumption.reused().size()
                    + (resumption.reused().size() == 1 ? " node is" : " nodes are")
                    + " finished and not done again.");
  }

  /** For programs. */
  static Map<String, @Nullable Object> plain(Publication publication) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put(
        "generation",
        publication instanceof Publication.Published published
            ? published.generation().number()
            : null);
    publication.resumption().ifPresent(resumption -> all.put("resumed", plain(resumption)));
    if (publication instanceof Publication.Published published
        && !published.shown().tables().isEmpty()) {
      all.put("tables", published.shown().tables());
    }
    all.put("nodes", RunTable.plain(publication.results()));
    return all;
  }

  private static Map<String, @Nullable Object> plain(Resumption resumption) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    plain.put("run", resumption.run().value());
    plain.put("reused", resumption.reused());
    plain.put("started_over", resumption.startedOver().orElse(null));
    return plain;
  }
}
