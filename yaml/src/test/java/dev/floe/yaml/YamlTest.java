package dev.floe.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class YamlTest {

  private static final String FILE = "floe.yaml";

  private static YamlNode read(String text) {
    Result<YamlNode> result = Yaml.read(FILE, text, YamlOptions.STRICT);
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow();
  }

  private static YamlMapping mapping(String text) {
    return read(text).asMapping().orElseThrow();
  }

  private static Diagnostic onlyProblem(String text) {
    return onlyProblem(Yaml.read(FILE, text, YamlOptions.STRICT));
  }

  private static Diagnostic onlyProblem(Result<YamlNode> result) {
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().getFirst().help()).isPresent();
    return result.diagnostics().getFirst();
  }

  private static YamlScalar scalarAt(YamlNode root, String key) {
    return root.asMapping().orElseThrow().get(key).orElseThrow().asScalar().orElseThrow();
  }

  @Test
  void everyNodeKnowsItsPlace() {
    YamlMapping root = read("a: 1\nb:\n  - x\n  - 'y z'\n").asMapping().orElseThrow();
    YamlMapping.Entry b = root.entry("b").orElseThrow();
    assertThat(b.key().span()).hasToString("floe.yaml:2:1");
    YamlSequence items = b.value().asSequence().orElseThrow();
    assertThat(items.span().start()).hasToString("3:3");
    assertThat(items.span().end()).hasToString("4:10");
    assertThat(items.items().get(1).span().start()).hasToString("4:5");
  }

  @Test
  void columnsCountCodePoints() {
    YamlMapping root = read("{😀: 1, b: 2}").asMapping().orElseThrow();
    assertThat(root.entry("b").orElseThrow().key().span().start()).hasToString("1:8");
  }

  @Test
  void yieldsPlainJavaValuesInWrittenOrder() {
    Map<String, @Nullable Object> value =
        mapping("z: [1, 2.5, yes, ~, 'no', x]\na: {n: null}\n").toJava(YamlSchema.PYYAML);
    assertThat(value).asString().isEqualTo("{z=[1, 2.5, true, null, no, x], a={n=null}}");
    assertThat(value.keySet()).hasToString("[z, a]");
  }

  @Test
  void explicitTagsDecide() {
    Map<String, @Nullable Object> value =
        mapping("a: !!str 1\nb: !!int '3'\nc: !!null x\n").toJava(YamlSchema.CORE);
    assertThat(value).asString().isEqualTo("{a=1, b=3, c=null}");
    assertThat(value.get("a")).isEqualTo("1");
  }

  @Test
  void mergeKeysYieldToTheMappingsOwnKeys() {
    YamlNode root =
        read(
            """
            base: &base {schema: raw, tags: [x]}
            other: &other {schema: later, owner: me}
            model:
              <<: [*base, *other]
              tags: [y]
            """);
    YamlNode model = root.asMapping().orElseThrow().get("model").orElseThrow();
    assertThat(model.toJava(YamlSchema.CORE)).hasToString("{schema=raw, tags=[y], owner=me}");
    assertThat(model.asMapping().orElseThrow().get("schema").orElseThrow().span().start())
        .hasToString("1:22");
  }

  @Test
  void reportsAMergeOfSomethingElse() {
    assertThat(onlyProblem("a:\n  <<: text\n").code()).isEqualTo(YamlCode.BAD_MERGE);
  }

  @Test
  void reportsAKeyGivenTwiceAtItsSecondPlaceAndNotesTheFirst() {
    Diagnostic problem = onlyProblem("a: 1\nb: 2\na: 3\n");
    assertThat(problem.code()).isEqualTo(YamlCode.DUPLICATE_KEY);
    assertThat(problem.span().orElseThrow()).hasToString("floe.yaml:3:1");
    assertThat(problem.notes().getFirst().span().orElseThrow()).hasToString("floe.yaml:1:1");
  }

  @Test
  void lenientReadingTakesTheLastOfTwoEqualKeysWithAWarning() {
    Result<YamlNode> result = Yaml.read(FILE, "a: 1\na: 3\n", YamlOptions.LENIENT);
    assertThat(result.isOk()).isTrue();
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.value().orElseThrow().toJava(YamlSchema.CORE)).hasToString("{a=3}");
  }

  @Test
  void reportsATabInTheIndentation() {
    Diagnostic problem = onlyProblem("a:\n\tb: 1\n");
    assertThat(problem.code()).isEqualTo(YamlCode.TAB);
    assertThat(problem.span().orElseThrow()).hasToString("floe.yaml:2:1");
  }

  @Test
  void proposesQuotesForAComparison() {
    Diagnostic problem = onlyProblem("sla:\n  quality_score: >95%\n");
    assertThat(problem.code()).isEqualTo(YamlCode.SYNTAX);
    assertThat(problem.span().orElseThrow().start().line()).isEqualTo(2);
    assertThat(problem.help()).contains("quote the value: \">95%\"");
  }

  @Test
  void saysHowFarALineIsIndentedThatFitsNoBlock() {
    assertThat(onlyProblem("a:\n  - name: x\n   text: it's\n").help())
        .contains("check the indentation of this line: it has 3 spaces, the line above has 2");
    assertThat(onlyProblem("a:\n  b: x\n   c: y\n").help().orElseThrow())
        .startsWith("check the indentation of this line: it has 3 spaces");
  }

  @Test
  void proposesQuotesForATemplate() {
    Diagnostic problem = onlyProblem("schema: {{ target.schema }}_raw\n");
    assertThat(problem.help().orElseThrow()).contains("put the template in quotes");
  }

  @Test
  void neverRepeatsAValueThatMayBeASecret() {
    Diagnostic problem = onlyProblem("password: >hunter2\n");
    assertThat(problem.toString()).doesNotContain("hunter2");
  }

  @Test
  void reportsTheFirstByteThatIsNotUtf8() {
    byte[] latin1 = "a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
    Diagnostic problem = onlyProblem(Yaml.read(FILE, latin1, YamlOptions.STRICT));
    assertThat(problem.code()).isEqualTo(YamlCode.NOT_UTF8);
    assertThat(problem.span().orElseThrow()).hasToString("floe.yaml:2:7");
  }

  @Test
  void ignoresAByteOrderMark() {
    byte[] bytes = "\uFEFFa: 1\n".getBytes(StandardCharsets.UTF_8);
    Result<YamlNode> result = Yaml.read(FILE, bytes, YamlOptions.STRICT);
    assertThat(result.value().orElseThrow().asMapping().orElseThrow().keys()).containsExactly("a");
  }

  @Test
  void anEmptyFileHasNoDocument() {
    assertThat(onlyProblem("# nothing\n").code()).isEqualTo(YamlCode.EMPTY);
    assertThat(Yaml.readAll(FILE, "", YamlOptions.STRICT).value()).contains(List.of());
  }

  @Test
  void readsSeveralDocumentsOnlyWhereAsked() {
    String two = "---\na: 1\n---\nb: 2\n";
    assertThat(Yaml.readAll(FILE, two, YamlOptions.STRICT).value().orElseThrow()).hasSize(2);
    Diagnostic problem = onlyProblem(two);
    assertThat(problem.code()).isEqualTo(YamlCode.SEVERAL_DOCUMENTS);
    assertThat(problem.span().orElseThrow().start().line()).isEqualTo(4);
  }

  @Test
  void refusesAnAnchorBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 9; i++) {
      String alias = "*a" + (i - 1);
      bomb.append("a" + i + ": &a" + i + " [" + (alias + ", ").repeat(9) + alias + "]\n");
    }
    Diagnostic problem = onlyProblem(bomb.toString());
    assertThat(problem.code()).isEqualTo(YamlCode.TOO_LARGE);
    assertThat(problem.span().orElseThrow().start().line()).isEqualTo(5);
  }

  @Test
  void refusesBottomlessNesting() {
    Diagnostic problem = onlyProblem("[".repeat(100_000));
    assertThat(problem.code()).isEqualTo(YamlCode.TOO_LARGE);
  }

  @Test
  void reportsAnAliasWithoutAnAnchorAndOneInsideItsOwn() {
    assertThat(onlyProblem("a: *b\n").code()).isEqualTo(YamlCode.BAD_ALIAS);
    assertThat(onlyProblem("a: &a [*a]\n").code()).isEqualTo(YamlCode.BAD_ALIAS);
  }

  @Test
  void reportsAKeyThatIsNotAName() {
    assertThat(onlyProblem("? [a]\n: 1\n").code()).isEqualTo(YamlCode.BAD_KEY);
  }

  @Test
  void reportsAnUnknownTag() {
    assertThat(onlyProblem("a: !!python/object x\n").code()).isEqualTo(YamlCode.UNKNOWN_TAG);
  }

  @Test
  void reportsAControlCharacter() {
    Diagnostic problem = onlyProblem("a: 1\nb: x\u0001y\n");
    assertThat(problem.code()).isEqualTo(YamlCode.SYNTAX);
    assertThat(problem.span().orElseThrow()).hasToString("floe.yaml:2:5");
  }

  @Test
  void findsThePlaceOfAStretchOfText() {
    YamlNode root = read("p: ab {{ x }}\nq: '{{ x }}'\nl: |\n    select\n      {{ x }}\n");
    assertThat(scalarAt(root, "p").spanOf(3, 10)).hasToString("floe.yaml:1:7");
    assertThat(scalarAt(root, "q").spanOf(3, 4)).hasToString("floe.yaml:2:8");
    YamlScalar literal = scalarAt(root, "l");
    assertThat(literal.spanOf(literal.text().indexOf("{{"), literal.text().length()))
        .hasToString("floe.yaml:5:7");
  }

  @Test
  void aFoldedTextIsShownAsAWhole() {
    YamlScalar folded = scalarAt(read("d: >\n  one\n  two\n"), "d");
    assertThat(folded.text()).isEqualTo("one two\n");
    assertThat(folded.spanOf(4, 7)).isEqualTo(folded.span());
  }
}
