package dev.floe.compute.duckdb;

import dev.floe.spi.SqlFailure.Kind;
import java.util.Locale;

/** Which kind of failure DuckDB's exception types, subtypes and phrases mean. */
final class FailureKind {

  private FailureKind() {}

  static Kind of(String exceptionType, String subtype, String entry, String message) {
    return switch (exceptionType.toUpperCase(Locale.ROOT).replace('_', ' ')) {
      case "PARSER", "SYNTAX" -> Kind.SYNTAX;
      case "CATALOG" -> ofCatalog(subtype, entry, message);
      case "BINDER" -> ofBinder(subtype, message);
      case "CONVERSION", "MISMATCH TYPE", "INVALID TYPE" ->
          message.startsWith("Unimplemented type for cast") ? Kind.TYPE : Kind.DATA;
      case "OUT OF RANGE", "INVALID INPUT", "DIVIDE BY ZERO", "DECIMAL", "SEQUENCE" -> Kind.DATA;
      case "CONSTRAINT", "DEPENDENCY" -> Kind.CONSTRAINT;
      case "IO" -> ofIo(message);
      case "OUT OF MEMORY", "OBJECT SIZE" -> Kind.RESOURCE;
      case "INTERRUPT" -> Kind.CANCELLED;
      case "PERMISSION" -> Kind.PERMISSION;
      case "RESOURCE IN USE" -> Kind.LOCKED;
      case "CONNECTION", "NETWORK", "HTTP" -> Kind.CONNECTION;
      case "MISSING EXTENSION", "AUTOLOAD", "SETTINGS" -> Kind.CONFIGURATION;
      // A transaction that failed because a file could not be written says so in its message.
      case "TRANSACTIONCONTEXT", "FATAL" -> fullOrReadOnly(message, Kind.OTHER);
      default -> Kind.OTHER;
    };
  }

  private static Kind ofCatalog(String subtype, String entry, String message) {
    if (subtype.equals("ENTRY_ALREADY_EXISTS") || message.endsWith("already exists!")) {
      return Kind.ALREADY_EXISTS;
    }
    if (entry.endsWith("Function") || message.contains("but it exists in the")) {
      return Kind.UNKNOWN_FUNCTION;
    }
    return switch (entry) {
      case "Table", "View", "Schema", "Database" -> Kind.UNKNOWN_RELATION;
      case "Type" -> Kind.TYPE;
      case "configuration parameter" -> Kind.CONFIGURATION;
      default ->
          message.contains("does not exist because") || message.contains("is not a catalog or")
              ? Kind.UNKNOWN_RELATION
              : Kind.OTHER;
    };
  }

  private static Kind ofBinder(String subtype, String message) {
    if (subtype.equals("COLUMN_NOT_FOUND") || FailureText.isAboutColumn(message)) {
      return Kind.UNKNOWN_COLUMN;
    }
    if (message.startsWith("Ambiguous")) {
      return Kind.AMBIGUOUS_NAME;
    }
    if (message.startsWith("Catalog \"")) {
      return Kind.UNKNOWN_RELATION;
    }
    boolean type =
        subtype.equals("NO_MATCHING_FUNCTION")
            || message.startsWith("Cannot compare")
            || message.startsWith("Cannot mix")
            || message.startsWith("Cannot combine")
            || message.startsWith("Could not choose a best candidate");
    return type ? Kind.TYPE : Kind.SEMANTIC;
  }

  private static Kind ofIo(String message) {
    if (message.contains("Could not set lock") || message.contains("being used by another")) {
      return Kind.LOCKED;
    }
    if (message.contains("Permission denied")) {
      return Kind.PERMISSION;
    }
    if (message.contains("Extension \"") || message.contains("extension \"")) {
      return Kind.CONFIGURATION;
    }
    return fullOrReadOnly(message, Kind.CONNECTION);
  }

  private static Kind fullOrReadOnly(String message, Kind otherwise) {
    if (message.contains("No space left")
        || message.contains("File too large")
        || message.contains("Could not write")) {
      return Kind.RESOURCE;
    }
    return message.contains("Read-only file system") ? Kind.PERMISSION : otherwise;
  }
}
