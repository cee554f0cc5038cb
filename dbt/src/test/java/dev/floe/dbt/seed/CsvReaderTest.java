package dev.floe.dbt.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.dbt.DbtCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  private static Result<CsvTable> read(String text) {
    return CsvReader.read("seeds/a.csv", text.getBytes(StandardCharsets.UTF_8), ',');
  }

  private static List<List<String>> rows(String text) {
    Result<CsvTable> result = read(text);
    assertThat(result.diagnostics()).isEmpty();
    return result.value().orElseThrow().rows();
  }

  private static Diagnostic only(Result<CsvTable> result) {
    assertThat(result.diagnostics()).hasSize(1);
    assertThat(result.diagnostics().getFirst().code()).isEqualTo(DbtCode.CSV_MALFORMED);
    return result.diagnostics().getFirst();
  }

  @Test
  void readsFieldsQuotesAndLineEndsOfEveryKind() {
    assertThat(rows("a,b\n1,2\r\n3,4\r\"x, \"\"y\"\"\nz\",\n"))
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("x, \"y\"\nz", ""));
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertThat(rows("a\n1")).containsExactly(List.of("1"));
    assertThat(rows("a,b\n1,")).containsExactly(List.of("1", ""));
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheFirstName() {
    assertThat(read("\uFEFFid\n1\n").value().orElseThrow().header()).containsExactly("id");
  }

  @Test
  void blankLinesAtTheEndAreNoRows() {
    assertThat(rows("a,b\n1,2\n\n  \n")).containsExactly(List.of("1", "2"));
  }

  @Test
  void anotherDelimiterIsTaken() {
    Result<CsvTable> result =
        CsvReader.read("a.csv", "a;b\n1,5;2\n".getBytes(StandardCharsets.UTF_8), ';');
    assertThat(result.value().orElseThrow().rows()).containsExactly(List.of("1,5", "2"));
  }

  @Test
  void reportsEveryRaggedLineAtItsOwnLine() {
    Result<CsvTable> result = read("a,b\n1,,\n\"x\ny\",2\n1,2,3,4\n");

    assertThat(result.value()).isEmpty();
    assertThat(result.diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly(
            "this line has 3 fields, the header has 2", "this line has 4 fields, the header has 2");
    assertThat(result.diagnostics())
        .extracting(d -> d.span().orElseThrow())
        .containsExactly(Span.at("seeds/a.csv", 2, 1), Span.at("seeds/a.csv", 5, 1));
  }

  @Test
  void takesFieldsThatAreLeftOutForEmptyOnes() {
    assertThat(read("a,b,c\n1\n").value().orElseThrow().rows())
        .containsExactly(List.of("1", "", ""));
  }

  @Test
  void stopsComplainingAboutOneFileAtSomePoint() {
    assertThat(read("a,b\n" + "1,2,3\n".repeat(1000)).diagnostics()).hasSize(20);
  }

  @Test
  void reportsAQuoteThatIsNeverClosed() {
    assertThat(only(read("a\n1\n\"2\n3\n")).span()).contains(Span.at("seeds/a.csv", 3, 1));
  }

  @Test
  void namesWhatHasNoNameOfItsOwn() {
    assertThat(read("id,,id,b,id\n1,2,3,4,5\n").value().orElseThrow().header())
        .containsExactly("id", "b", "id_2", "b_2", "id_3");
    assertThat(read("a" + ",".repeat(27) + "\n").value().orElseThrow().header())
        .startsWith("a", "b")
        .endsWith("z", "aa", "bb");
  }

  @Test
  void reportsNamesThatDifferInCaseAlone() {
    assertThat(read("a,b,A\n1,2,3\n").diagnostics())
        .extracting(Diagnostic::message)
        .containsExactly("the column 'A' is there twice");
  }

  @Test
  void reportsAnEmptyFileAndOneThatIsNotText() {
    assertThat(only(read("")).message()).contains("empty");
    assertThat(only(CsvReader.read("a.csv", new byte[] {'a', '\n', (byte) 0xff}, ',')).message())
        .isEqualTo("the file is not UTF-8");
  }
}
