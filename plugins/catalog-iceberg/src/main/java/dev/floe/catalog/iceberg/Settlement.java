package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.spi.table.LeaseTerms;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Finds out what came of a publication whose answer was lost. Used by one thread at a time. */
final class Settlement {

  private static final int ATTEMPTS = 3;

  /** What part of the lease's length the first pause is. */
  private static final int PART = 30;

  private final String product;
  private final LeaseTerms terms;
  private boolean open;

  Settlement(String product, LeaseTerms terms) {
    this.product = product;
    this.terms = terms;
  }

  /**
   * Asks the catalog, several times if need be.
   *
   * @param failure what was heard instead of an answer; gets what else goes wrong
   * @param question whether it has come through; throws where the catalog does not answer
   * @return no where it has not, or where nobody knows, which {@link #isOpen} tells
   */
  boolean of(RuntimeException failure, BooleanSupplier question) {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      Optional<Boolean> answer = ask(failure, question);
      if (answer.isPresent()) {
        return answer.get();
      }
      if (attempt == ATTEMPTS || !pause(attempt)) {
        break;
      }
    }
    open = true;
    return false;
  }

  private static Optional<Boolean> ask(RuntimeException failure, BooleanSupplier question) {
    try {
      return Optional.of(question.getAsBoolean());
    } catch (RuntimeException unanswered) {
      if (!unanswered.equals(failure)) {
        failure.addSuppressed(unanswered);
      }
      return Optional.empty();
    }
  }

  private boolean pause(int attempt) {
    try {
      Thread.sleep(terms.length().dividedBy(PART).multipliedBy(attempt));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether nobody knows. */
  boolean isOpen() {
    return open;
  }

  FloeException failure(RuntimeException cause) {
    return new FloeException(
        Diagnostic.of(
                CatalogCode.UNSETTLED,
                "cannot tell whether the tables of "
                    + product
                    + " were published: the catalog does not answer ("
                    + Failures.line(cause)
                    + ")")
            .withHelp("run again when it does: the run begins from what readers see then"),
        cause);
  }
}
