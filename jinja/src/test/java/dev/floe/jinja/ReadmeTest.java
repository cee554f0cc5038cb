package dev.floe.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README, read from it, compiled and run: it prints what its comments say. */
class ReadmeTest {

  private static final Path README =
      Path.of(System.getProperty("floe.root", ".."), "jinja/README.md");
  private static final Pattern EXAMPLE = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PRINTED = Pattern.compile("println\\((.*)\\);\\s+// (.*)");

  @TempDir Path folder;

  @Test
  void printsWhatItsCommentsSay() throws Exception {
    String example = example();
    List<String> promised =
        PRINTED.matcher(example).results().map(match -> match.group(2).strip()).toList();
    assertThat(promised).isNotEmpty();
    assertThat(output(example)).containsExactlyElementsOf(promised);
  }

  @Test
  void takesNoMoreThanTenLines() throws Exception {
    assertThat(example().lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(10);
  }

  private static String example() throws Exception {
    Matcher block = EXAMPLE.matcher(Files.readString(README));
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  /** What the example prints, to a stream of the test's own. */
  private List<String> output(String example) throws Exception {
    String imports = lines(example, true);
    String body = lines(example, false).replace("System.out.", "out.");
    String code =
        imports
            + "public class Example { public static void run(java.io.PrintStream out) {\n"
            + body
            + "}}\n";
    compile(code);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    URL[] classes = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, Engine.class.getClassLoader());
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      Method run = loader.loadClass("Example").getMethod("run", PrintStream.class);
      run.invoke(null, out);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static String lines(String example, boolean imports) {
    return example
        .lines()
        .filter(line -> line.startsWith("import ") == imports)
        .map(line -> line + "\n")
        .reduce("", String::concat);
  }

  private void compile(String code) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    SimpleJavaFileObject source =
        new SimpleJavaFileObject(
            URI.create("string:///Example.java"), SimpleJavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
          }
        };
    List<String> options =
        List.of(
            "-proc:none",
            "-d",
            folder.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    StringBuilder problems = new StringBuilder();
    boolean compiled =
        compiler
            .getTask(
                null,
                null,
                problem -> problems.append(problem.getMessage(Locale.ROOT)).append('\n'),
                options,
                null,
                List.of(source))
            .call();
    assertThat(compiled).as(problems + code).isTrue();
  }
}
