package dev.floe.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Code;
import dev.floe.manifest.locate.DocumentLocator;
import dev.floe.manifest.locate.RegistryLayout;
import dev.floe.manifest.locate.RemoteDocuments;
import dev.floe.yaml.YamlCode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorPagesTest {

  private static final Pattern BLOCK =
      Pattern.compile(
          "```yaml\\n# file: ([^\\s,]+)(?:, encoding: (\\S+))?\\n(.*?)```", Pattern.DOTALL);

  static Stream<Code> codes() {
    return Stream.concat(Arrays.stream(YamlCode.values()), Arrays.stream(ManifestCode.values()));
  }

  private static String page(Code code) throws IOException {
    Path root = Path.of(System.getProperty("floe.root", ".."));
    return Files.readString(root.resolve("docs/errors/" + code.id() + ".md"));
  }

  private static MemoryFiles files(String example) {
    MemoryFiles files = new MemoryFiles();
    Matcher block = BLOCK.matcher(example);
    while (block.find()) {
      String encoding = Optional.ofNullable(block.group(2)).orElse("UTF-8");
      files.with(block.group(1), block.group(3).getBytes(Charset.forName(encoding)));
    }
    return files;
  }

  private static List<String> found(String example) {
    DocumentLocator locator =
        new DocumentLocator(
            files(example),
            MemoryFiles.ROOT,
            RegistryLayout.standard(Optional.empty()),
            RemoteDocuments.offline());
    return locator
        .product(MemoryFiles.ROOT.resolve("floe.yaml"), Optional.empty())
        .diagnostics()
        .stream()
        .map(diagnostic -> diagnostic.code().id() + " " + diagnostic.message())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("codes")
  void theBadExampleIsBadAndTheGoodOneIsNot(Code code) throws IOException {
    String page = page(code);
    int good = page.indexOf("## Good example");

    assertThat(page).startsWith("# " + code.id() + ": " + code.title() + "\n");
    assertThat(found(page.substring(0, good)))
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding).startsWith(code.id()));
    assertThat(found(page.substring(good))).isEmpty();
  }
}
