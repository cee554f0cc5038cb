package dev.floe.acceptance.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page of Markdown that tells a session at a terminal. Its fenced blocks are carried out one
 * after the other: one that begins with {@code # file: path} (or {@code -- file:}) is written to a
 * file, one of the language {@code console} is run line by line and must print what it says.
 *
 * @param text the whole page
 */
record Session(String text) {

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w*)\\h*\\n(.*?)^```\\h*$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern FILE =
      Pattern.compile(
          "\\A(?:#|--|\\{#)\\h*file:\\h*([^\\s,]+)(?:, encoding: (\\S+))?\\h*(?:#\\})?\\n");

  /** The page as it would be if everything that was printed were right. */
  String play(Path folder) throws IOException {
    Shell shell = new Shell(folder);
    StringBuilder played = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    int end = 0;
    while (block.find()) {
      String content = block.group(2);
      Matcher file = FILE.matcher(content);
      played.append(text, end, block.start(2));
      if (file.find()) {
        write(folder.resolve(file.group(1)), content.substring(file.end()), file.group(2));
        played.append(content);
      } else {
        played.append(block.group(1).equals("console") ? console(shell, content) : content);
      }
      end = block.end(2);
    }
    return played.append(text.substring(end)).toString();
  }

  private static void write(
      Path file, String content, @org.jspecify.annotations.Nullable String encoding)
      throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
    Files.writeString(file, content, charset);
  }

  private static String console(Shell shell, String content) throws IOException {
    StringBuilder played = new StringBuilder();
    List<String> commands = new ArrayList<>();
    content.lines().filter(line -> line.startsWith("$ ")).forEach(commands::add);
    for (String command : commands) {
      played.append(command).append('\n');
      String printed = shell.run(command.substring(2));
      played.append(printed.isEmpty() || printed.endsWith("\n") ? printed : printed + "\n");
    }
    return played.toString();
  }
}
