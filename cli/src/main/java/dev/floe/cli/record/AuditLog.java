package dev.floe.cli.record;

import dev.floe.artifacts.Digests;
import dev.floe.cli.command.CliCode;
import dev.floe.cli.files.DiskReason;
import dev.floe.cli.files.Output;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import dev.floe.diagnostics.Span;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log whose lines hold each other: every line names the digest of the one before and ends in its
 * own, and a file beside it names the last. So a line that is edited, taken out, put in or moved is
 * seen, and so is a log that was cut short.
 *
 * <p>A line is written whole, and forced to disk, before the file beside it names it; what a crash
 * leaves of an unfinished line is taken away by the next one. One process at a time appends.
 */
public final class AuditLog {

  /** Where it lies, relative to the folder of the work. */
  public static final String FILE = ".floe/audit.jsonl";

  private static final String BEGINNING = "sha256:" + "0".repeat(64);
  private static final String HASH = ",\"hash\":\"";

  private final Path file;
  private final Path head;

  public AuditLog(Path file) {
    this.file = file;
    this.head = file.resolveSibling(file.getFileName() + ".head");
  }

  /**
   * Adds a line.
   *
   * @param entry plain values
   * @return the line's own digest: whoever keeps it can later prove that nothing before it changed
   * @throws FloeException if the disk refuses
   */
  public String append(Map<String, ?> entry) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  StandardOpenOption.CREATE,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        List<String> lines = complete(channel);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("seq", lines.size() + 1);
        body.putAll(entry);
        body.put("previous", lines.isEmpty() ? BEGINNING : digest(lines.getLast()));
        String text = JsonMapper.shared().writeValueAsString(body);
        String hash = Digests.sha256(text.getBytes(StandardCharsets.UTF_8));
        String line = text.substring(0, text.length() - 1) + HASH + hash + "\"}\n";
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
        long end = channel.size();
        while (bytes.hasRemaining()) {
          end += channel.write(bytes, end);
        }
        channel.force(true);
        Output.write(head, hash + "\n");
        return hash;
      }
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_WRITE, "cannot write " + file + ": " + DiskReason.of(e), e);
    }
  }

  /** What was written so far, the oldest first; not what is no JSON. */
  List<JsonNode> entries() {
    List<JsonNode> entries = new ArrayList<>();
    for (String line : read(file.toString())) {
      try {
        entries.add(JsonMapper.shared().readTree(line));
      } catch (JacksonException e) {
        // 'floe audit verify' tells; to go on writing is worth more than to stop.
      }
    }
    return entries;
  }

  /** The lines that are whole; the rest of the file is taken away. */
  private static List<String> complete(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) >= 0) {
      // reads on until the file is in memory
    }
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    String whole = whole(text);
    channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length);
    return whole.lines().toList();
  }

  /** Without what a crash left of an unfinished line. */
  private static String whole(String text) {
    return text.substring(0, text.lastIndexOf('\n') + 1);
  }

  /** The digest at the end of a line; nothing where there is none. */
  private static String digest(String line) {
    int hash = line.lastIndexOf(HASH);
    return hash < 0 || !line.endsWith("\"}")
        ? ""
        : line.substring(hash + HASH.length(), line.length() - 2);
  }

  /**
   * What a look at the whole log says.
   *
   * @param lines how many there are
   * @param last the digest of the last line; empty without one
   * @param broken the first thing that is wrong
   */
  public record Verification(int lines, String last, Optional<Diagnostic> broken) {}

  /**
   * Looks at every line.
   *
   * @param name of the file, for messages
   * @param expected the digest of a line that must be there, as somebody kept it
   */
  public Verification verify(String name, Optional<String> expected) {
    List<String> lines = read(name);
    String before = BEGINNING;
    Optional<String> named = headText();
    // A first line may be there before the file that names it.
    boolean hasHead = named.isEmpty() && lines.size() <= 1;
    boolean hasExpected = expected.isEmpty();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      Optional<String> wrong = wrong(line, i + 1, before);
      if (wrong.isPresent()) {
        return new Verification(
            lines.size(), digest(line), Optional.of(broken(name, i + 1, wrong.get())));
      }
      before = digest(line);
      hasHead |= named.equals(Optional.of(before));
      hasExpected |= expected.equals(Optional.of(before));
    }
    int last = Math.max(1, lines.size());
    if (!hasHead) {
      return new Verification(
          lines.size(),
          before,
          Optional.of(broken(name, last, "lines are missing at the end of the log")));
    }
    if (!hasExpected) {
      return new Verification(
          lines.size(),
          before,
          Optional.of(broken(name, last, "no line has the digest that was expected")));
    }
    return new Verification(lines.size(), lines.isEmpty() ? "" : before, Optional.empty());
  }

  private static Optional<String> wrong(String line, int number, String before) {
    JsonNode entry;
    try {
      entry = JsonMapper.shared().readTree(line);
    } catch (JacksonException e) {
      return Optional.of("line " + number + " is not JSON");
    }
    String hash = digest(line);
    int end = line.lastIndexOf(HASH);
    String body = end < 0 ? "" : line.substring(0, end) + "}";
    if (!Digests.sha256(body.getBytes(StandardCharsets.UTF_8)).equals(hash)) {
      return Optional.of("line " + number + " was changed after it was written");
    }
    if (entry.path("seq").asInt(0) != number
        || !entry.path("previous").asString("").equals(before)) {
      return Optional.of("line " + number + " does not follow the one before it");
    }
    return Optional.empty();
  }

  private static Diagnostic broken(String name, int line, String message) {
    return Diagnostic.at(CliCode.AUDIT_LOG_BROKEN, Span.at(name, line, 1), message)
        .withHelp("compare with a copy of the log: somebody or something has changed it");
  }

  private Optional<String> headText() {
    try {
      return Files.exists(head) ? Optional.of(Files.readString(head).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_READ, "cannot read " + head + ": " + DiskReason.of(e), e);
    }
  }

  private List<String> read(String name) {
    try {
      return Files.exists(file) ? whole(Files.readString(file)).lines().toList() : List.of();
    } catch (IOException e) {
      throw new FloeException(
          CliCode.CANNOT_READ, "cannot read " + name + ": " + DiskReason.of(e), e);
    }
  }
}
