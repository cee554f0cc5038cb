package dev.floe.cli.product;

import dev.floe.cli.console.Console;
import dev.floe.runner.RunResults;
import dev.floe.runner.publish.Publication;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what came of a run. */
public final class PublicationText {

  private PublicationText() {}

  /** The table of results, what was found, and whether readers see it. */
  public static void print(Console console, Documents documents, Publication publication) {
    RunResults results = publication.results();
    console.print("\n" + new RunTable(console.palette()).text(results));
    console.diagnostics(results.allDiagnostics(), documents.sources());
    switch (publication) {
      case Publication.Published published ->
          console.line(
              console.palette().good("Published")
                  + " as generation "
                  + published.generation().number()
                  + ".");
      case Publication.Discarded discarded ->
          console.line(
              console.palette().bad("Nothing was published") + ": readers keep what they had.");
    }
  }

  /** For programs. */
  static Map<String, @Nullable Object> plain(Publication publication) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put(
        "generation",
        publication instanceof Publication.Published published
            ? published.generation().number()
            : null);
    all.put("nodes", RunTable.plain(publication.results()));
    return all;
  }
}
