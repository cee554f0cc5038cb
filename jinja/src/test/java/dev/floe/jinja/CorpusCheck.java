package dev.floe.jinja;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.jinja.syntax.BlockTag;
import dev.floe.jinja.value.PyCallable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Parses and compiles every {@code .sql} file below the folders that are named, with dbt's tags,
 * and lists those that fail: {@code java … dev.floe.jinja.CorpusCheck FOLDER…}.
 */
final class CorpusCheck {

  private final Engine engine = dbtEngine();
  private final PrintStream out;
  private int files;
  private int failed;
  private int macros;

  private CorpusCheck(PrintStream out) {
    this.out = out;
  }

  /** An engine with the tags, statements and filters that dbt adds. */
  static Engine dbtEngine() {
    Engine.Builder builder = Engine.builder().doStatement().loopControls().parameterTypes();
    builder.returnFunction("return");
    builder.tag(tag("materialization", BlockTag.Header.OPTIONS));
    builder.tag(tag("test", BlockTag.Header.SIGNATURE));
    builder.tag(tag("data_test", BlockTag.Header.SIGNATURE));
    builder.tag(tag("snapshot", BlockTag.Header.NAME));
    builder.tag(new BlockTag("docs", BlockTag.Header.NAME, BlockTag.Body.RAW));
    PyCallable same = call -> call.args().get(0);
    List.of("as_text", "as_bool", "as_native", "as_number")
        .forEach(name -> builder.filter(name, same));
    return builder.build();
  }

  private static BlockTag tag(String name, BlockTag.Header header) {
    return new BlockTag(name, header, BlockTag.Body.TEMPLATE);
  }

  public static void main(String[] folders) throws IOException {
    CorpusCheck check = new CorpusCheck(System.out);
    for (String folder : folders) {
      check.folder(Path.of(folder));
    }
    check.out.printf("%d files, %d macros, %d failed%n", check.files, check.macros, check.failed);
    System.exit(check.failed == 0 ? 0 : 1);
  }

  private void folder(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(each -> each.toString().endsWith(".sql")).sorted().toList()) {
        file(folder, file);
      }
    }
  }

  private void file(Path folder, Path file) throws IOException {
    files++;
    String text = Files.readString(file, StandardCharsets.UTF_8);
    Result<Template> parsed =
        engine.parse(folder.relativize(file).toString(), text).then(Template::checked);
    parsed.value().ifPresent(template -> macros += template.macros().size());
    if (!parsed.isOk()) {
      failed++;
      for (Diagnostic each : parsed.diagnostics()) {
        out.println(each.span().map(Object::toString).orElse("") + ": " + each.message());
      }
    }
  }
}
