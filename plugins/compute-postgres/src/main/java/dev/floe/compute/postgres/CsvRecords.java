package dev.floe.compute.postgres;

import dev.floe.spi.BulkLoad.CsvFormat;
import dev.floe.spi.SqlFailure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The records of a CSV file after its header, and the line each starts in. */
final class CsvRecords {

  private final String text;
  private final CsvFormat format;
  private final List<List<@Nullable String>> rows = new ArrayList<>();
  private final List<Integer> lines = new ArrayList<>();
  private int at;
  private int line = 1;

  private CsvRecords(String text, CsvFormat format) {
    this.text = text;
    this.format = format;
  }

  static CsvRecords read(byte[] content, CsvFormat format) throws SqlFailure {
    CsvRecords records = new CsvRecords(decoded(content), format);
    records.readAll();
    return records;
  }

  private static String decoded(byte[] content) throws SqlFailure {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer chars = CharBuffer.allocate(content.length);
    var result = StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    chars.flip();
    if (result.isError()) {
      long line = 1 + chars.chars().filter(c -> c == '\n').count();
      throw new SqlFailure(
          SqlFailure.Kind.DATA,
          "line " + line + ": the bytes are not UTF-8",
          OptionalInt.empty(),
          new CharacterCodingException());
    }
    String text = chars.toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private void readAll() throws SqlFailure {
    boolean header = true;
    while (at < text.length()) {
      int start = line;
      List<@Nullable String> row = record();
      if (!header) {
        rows.add(row);
        lines.add(start);
      }
      header = false;
    }
  }

  private List<@Nullable String> record() throws SqlFailure {
    List<@Nullable String> fields = new ArrayList<>();
    while (true) {
      String field = peek() == '"' ? quoted() : bare();
      fields.add(format.nullWords().contains(field) ? null : field);
      if (peek() != format.delimiter()) {
        break;
      }
      at++;
    }
    endOfLine();
    return fields;
  }

  private String bare() {
    int start = at;
    while (at < text.length() && peek() != format.delimiter() && !isLineEnd()) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() throws SqlFailure {
    int opened = line;
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        line += c == '\n' ? 1 : 0;
        field.append(c);
      } else if (peek() == '"') {
        field.append('"');
        at++;
      } else {
        return field.append(bare()).toString();
      }
    }
    throw new SqlFailure(
        SqlFailure.Kind.DATA, "line " + opened + ": a quote is opened and never closed");
  }

  private void endOfLine() {
    if (peek() == '\r') {
      at++;
    }
    if (peek() == '\n') {
      at++;
    }
    line++;
  }

  private boolean isLineEnd() {
    return peek() == '\n'
        || (peek() == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n');
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : '\0';
  }

  List<List<@Nullable String>> rows() {
    return rows;
  }

  /** The line (from 1) in which a row (from 1) starts. */
  int line(int row) {
    return lines.get(row - 1);
  }
}
