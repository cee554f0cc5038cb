package dev.floe.dbt.seed;

import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Position;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads RFC 4180: quotes double inside quotes, a line may end in LF, CRLF or CR, a quoted field may
 * hold line ends. A line with fewer fields than the header lacks the last ones; one with more is
 * reported at its line.
 */
public final class CsvReader {

  /** After so many complaints about one file the reader has seen enough. */
  private static final int MOST_DIAGNOSTICS = 20;

  private final String file;
  private final String text;
  private final char delimiter;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();
  private List<String> header = List.of();
  private int at;
  private int line = 1;

  private CsvReader(String file, String text, char delimiter) {
    this.file = file;
    this.text = text;
    this.delimiter = delimiter;
  }

  /**
   * Reads a file.
   *
   * @param file its path, for messages
   */
  public static Result<CsvTable> read(String file, byte[] bytes, char delimiter) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return Result.failed(
          Diagnostic.at(DbtCode.CSV_MALFORMED, Span.file(file), "the file is not UTF-8")
              .withHelp("save it as UTF-8"));
    }
    return new CsvReader(file, text.startsWith("\uFEFF") ? text.substring(1) : text, delimiter)
        .read();
  }

  private Result<CsvTable> read() {
    while (at < text.length() && diagnostics.size() < MOST_DIAGNOSTICS) {
      int startLine = line;
      int start = at;
      List<String> record = record(startLine);
      boolean blank =
          record.size() == 1 && record.getFirst().isEmpty() && text.charAt(start) != '"';
      if (blank && isRestBlank()) {
        break;
      }
      accept(record, startLine);
    }
    if (header.isEmpty() && diagnostics.isEmpty()) {
      complain(1, "the file is empty; its first line must name the columns");
    }
    return diagnostics.isEmpty()
        ? Result.ok(new CsvTable(header, rows))
        : Result.failed(diagnostics);
  }

  private boolean isRestBlank() {
    return text.substring(at).isBlank();
  }

  private void accept(List<String> record, int startLine) {
    if (header.isEmpty()) {
      header = names(record.stream().map(String::strip).toList());
      checkHeader(startLine);
    } else if (record.size() <= header.size()) {
      rows.add(filled(record));
    } else {
      complain(
          startLine, "this line has " + count(record.size()) + ", the header has " + header.size());
    }
  }

  /** Fields that are left out at the end of a line are empty. */
  private List<String> filled(List<String> record) {
    List<String> whole = new ArrayList<>(record);
    while (whole.size() < header.size()) {
      whole.add("");
    }
    return whole;
  }

  private static String count(int fields) {
    return fields == 1 ? "1 field" : fields + " fields";
  }

  /** As dbt names what has no name of its own: by its letter, and what is there again by number. */
  private static List<String> names(List<String> written) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      String wanted = written.get(i).isEmpty() ? letters(i) : written.get(i);
      String name = wanted;
      for (int n = 2; names.contains(name); n++) {
        name = wanted + "_" + n;
      }
      names.add(name);
    }
    return names;
  }

  private static String letters(int column) {
    return String.valueOf((char) ('a' + column % 26)).repeat(column / 26 + 1);
  }

  private void checkHeader(int startLine) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < header.size(); i++) {
      if (!seen.add(header.get(i).toLowerCase(Locale.ROOT))) {
        complain(startLine, "the column '" + header.get(i) + "' is there twice");
      }
    }
  }

  private void complain(int atLine, String message) {
    diagnostics.add(
        Diagnostic.at(
            DbtCode.CSV_MALFORMED,
            new Span(file, new Position(atLine, 1), new Position(atLine, 1)),
            message));
  }

  private List<String> record(int startLine) {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted(startLine) : plain());
      if (at < text.length() && text.charAt(at) == delimiter) {
        at++;
        continue;
      }
      endOfLine();
      return fields;
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean isEnd(char c) {
    return c == delimiter || c == '\n' || c == '\r';
  }

  private String quoted(int startLine) {
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '\n') {
        line++;
      }
      if (c != '"') {
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        // What follows the closing quote belongs to the field, as in Python's reader.
        return field.append(plain()).toString();
      }
    }
    complain(startLine, "a quote that begins in this line is never closed");
    return field.toString();
  }

  private void endOfLine() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
      if (at >= text.length() || text.charAt(at) != '\n') {
        line++;
        return;
      }
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
      line++;
    }
  }
}
