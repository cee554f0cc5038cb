package dev.floe.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files and commands that stand in fenced blocks of a page.
 *
 * <p>A block's first line may name its file in a comment ({@code # file: models/a.sql}, {@code --
 * file: …}); without one YAML is {@code floe.yaml} and SQL {@code models/example.sql}. A block of
 * the language {@code sh} holds commands, one a line, that are run in the folder of the files.
 *
 * @param files what is in them, by path
 * @param commands what to run, in order; without the word {@code floe}
 */
record Example(Map<String, byte[]> files, List<List<String>> commands) {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\h*\\R(.*?)^```\\h*$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern FILE =
      Pattern.compile(
          "\\A(?:#|--|\\{#)\\h*file:\\h*([^\\s#,]+)(?:(?:,|\\h*\\R--|\\h*\\R#)\\h*encoding:\\h*([\\w-]+))?\\h*(?:#})?\\h*(?:\\R|\\z)");
  private static final Pattern PRODUCT = Pattern.compile("(^|/)(floe|data-product)\\.yaml$");
  private static final Pattern SHELL_WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

  /** The example that the blocks of {@code markdown} make up together. */
  static Example in(String markdown) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    List<List<String>> commands = new ArrayList<>();
    Matcher block = BLOCK.matcher(markdown);
    while (block.find()) {
      String language = block.group(1);
      String text = block.group(2);
      Matcher file = FILE.matcher(text);
      if (file.find()) {
        files.put(file.group(1), text.substring(file.end()).getBytes(encoding(file)));
      } else {
        switch (language) {
          case "yaml", "yml" -> files.put("floe.yaml", text.getBytes(UTF_8));
          case "sql" -> files.put("models/example.sql", text.getBytes(UTF_8));
          case "sh", "console" -> commands.addAll(commandsIn(text));
          default -> {
            // Output, pictures and other languages are for the reader alone.
          }
        }
      }
    }
    return new Example(files, commands);
  }

  private static Charset encoding(Matcher file) {
    return file.group(2) == null ? UTF_8 : Charset.forName(file.group(2));
  }

  boolean isEmpty() {
    return files.isEmpty() && commands.isEmpty();
  }

  /** The commands, or if there are none the one that checks such files. */
  List<List<String>> commandsOrCheck() {
    if (!commands.isEmpty()) {
      return commands;
    }
    Optional<String> product =
        files.keySet().stream()
            .filter(file -> PRODUCT.matcher(file).find())
            .reduce((first, last) -> last);
    if (product.isPresent()) {
      Path folder = Path.of("./" + product.get()).resolveSibling(".").normalize();
      boolean models = files.keySet().stream().anyMatch(file -> file.contains("models/"));
      String check = models ? "compile" : "validate";
      return List.of(List.of(check, "--project-dir", "./" + folder, "--output", "json"));
    }
    return files.containsKey("dbt_project.yml")
            || files.keySet().stream().anyMatch(f -> f.startsWith("models/"))
        ? List.of(List.of("dbt", "compile"))
        : List.of(List.of("validate", "--output", "json"));
  }

  void writeTo(Path folder) {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = folder.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<List<String>> commandsIn(String text) {
    return text.lines()
        .map(line -> line.replaceFirst("^\\$ ", "").strip())
        .filter(line -> line.startsWith("floe ") || line.startsWith("./floe "))
        .map(line -> words(line).subList(1, words(line).size()))
        .toList();
  }

  /** The words of a command; a comment at its end is dropped. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = SHELL_WORD.matcher(line.replaceFirst("\\s#\\s.*$", ""));
    while (word.find()) {
      for (int group = 1; group <= word.groupCount(); group++) {
        if (word.group(group) != null) {
          words.add(word.group(group));
        }
      }
    }
    return words;
  }
}
