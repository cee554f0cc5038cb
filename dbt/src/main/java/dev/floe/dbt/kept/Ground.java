package dev.floe.dbt.kept;

import dev.floe.dbt.project.FileTree;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The files and the environment a project is loaded from. It remembers every question and a digest
 * of the answer: a load whose questions would all be answered as before would end as before. Safe
 * for several threads.
 */
public final class Ground implements FileTree {

  private static final String READ = "read ";
  private static final String LIST = "list ";
  private static final String FOLDERS = "folders ";
  private static final String ENVIRONMENT = "env ";
  private static final String ABSENT = "";
  private static final String TWO_ANSWERS = "two answers";

  private final FileTree files;
  private final Function<String, Optional<String>> environment;
  private final Map<String, String> answers = new ConcurrentHashMap<>();

  public Ground(FileTree files, Function<String, Optional<String>> environment) {
    this.files = files;
    this.environment = environment;
  }

  @Override
  public List<String> list(String folder) {
    List<String> found = files.list(folder);
    note(LIST + folder, digest(found));
    return found;
  }

  @Override
  public List<String> folders(String folder) {
    List<String> found = files.folders(folder);
    note(FOLDERS + folder, digest(found));
    return found;
  }

  @Override
  public String named(String folder) {
    return files.named(folder);
  }

  @Override
  public Optional<byte[]> read(String path) {
    Optional<byte[]> content = files.read(path);
    note(READ + path, content.map(Ground::digest).orElse(ABSENT));
    return content;
  }

  /** The value of an environment variable. */
  public Optional<String> environment(String name) {
    Optional<String> value = environment.apply(name);
    note(
        ENVIRONMENT + name,
        value.map(text -> digest(text.getBytes(StandardCharsets.UTF_8))).orElse(ABSENT));
    return value;
  }

  /** What is edited while it is read has no answer that any later one could be like. */
  private void note(String question, String digest) {
    answers.merge(question, digest, (first, second) -> first.equals(second) ? first : TWO_ANSWERS);
  }

  /** Every question so far, with a digest of its answer. */
  Map<String, String> answers() {
    return new TreeMap<>(answers);
  }

  /** Whether a question has this answer now; it is asked unless it has been. */
  boolean answers(String question, String digest) {
    String known = answers.get(question);
    return !digest.equals(TWO_ANSWERS) && digest.equals(known == null ? asked(question) : known);
  }

  private String asked(String question) {
    int space = question.indexOf(' ') + 1;
    String about = question.substring(space);
    switch (question.substring(0, space)) {
      case READ -> read(about);
      case LIST -> list(about);
      case FOLDERS -> folders(about);
      default -> environment(about);
    }
    return answers.getOrDefault(question, ABSENT);
  }

  /** The file whose content a question asks for, if it is one that is there. */
  Optional<String> file(String question) {
    return question.startsWith(READ) && !ABSENT.equals(answers.get(question))
        ? Optional.of(question.substring(READ.length()))
        : Optional.empty();
  }

  private static String digest(List<String> names) {
    return digest(String.join("\n", names).getBytes(StandardCharsets.UTF_8));
  }

  static String digest(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
