package dev.floe.catalog.iceberg;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotAuthorizedException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.RESTException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.jdbc.UncheckedInterruptedException;
import org.apache.iceberg.jdbc.UncheckedSQLException;

/** Says in floe's words what Iceberg throws. */
record Failures(String catalog) {

  <T> T guard(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (CommitFailedException | AlreadyExistsException e) {
      throw overtaken(what, e);
    } catch (NotAuthorizedException | ForbiddenException e) {
      throw new FloeException(
          Diagnostic.of(CatalogCode.DENIED, catalog + " refused to " + what + ": " + line(e))
              .withHelp("check the credentials in plugins.catalog.config, and what they may do"),
          e);
    } catch (RESTException
        | CommitStateUnknownException
        | NoSuchTableException
        | NoSuchNamespaceException
        | NotFoundException
        | UncheckedSQLException
        | UncheckedInterruptedException
        | ValidationException
        | UncheckedIOException e) {
      throw failed(what, e);
    } catch (IllegalArgumentException e) {
      throw isAnswer(e) ? failed(what, e) : e;
    }
  }

  /** Whether a server said so: its word for a bad request is the one for a bug here. */
  private static boolean isAnswer(IllegalArgumentException e) {
    return e.getStackTrace().length > 0
        && e.getStackTrace()[0].getClassName().startsWith("org.apache.iceberg.rest.ErrorHandlers");
  }

  void run(String what, Runnable work) {
    boolean _ =
        guard(
            what,
            () -> {
              work.run();
              return true;
            });
  }

  FloeException overtaken(String what, Exception cause) {
    return new FloeException(
        Diagnostic.of(
                CatalogCode.OVERTAKEN,
                "could not " + what + ": somebody else changed it while this run worked")
            .withHelp("run again; nothing of this run was published"),
        cause);
  }

  FloeException failed(String what, Exception cause) {
    return new FloeException(
        CatalogCode.FAILED, catalog + " could not " + what + ": " + line(cause), cause);
  }

  static String line(Throwable e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse(message).strip();
  }
}
