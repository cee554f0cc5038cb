package dev.floe.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.floe.spi.BulkLoad;
import dev.floe.spi.BulkLoad.CsvFormat;
import dev.floe.spi.SqlFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that can load in bulk ({@link BulkLoad}). */
public abstract class BulkLoadContract extends ComputeContract {

  @TempDir private @Nullable Path files;

  private BulkLoad loader() {
    assertThat(session()).isInstanceOf(BulkLoad.class);
    return (BulkLoad) session();
  }

  private Path csv(String text) throws IOException {
    return csv(text.getBytes(StandardCharsets.UTF_8));
  }

  private Path csv(byte[] content) throws IOException {
    if (files == null) {
      throw new IllegalStateException("JUnit gives every test a folder");
    }
    return Files.write(files.resolve("data.csv"), content);
  }

  private SqlFailure csvFailure(Path file) {
    return catchThrowableOfType(
        SqlFailure.class, () -> loader().appendCsv(name("t"), file, CsvFormat.standard()));
  }

  private void twoColumns() throws SqlFailure {
    session().execute("create table " + sql("t") + " (a integer, b " + dialect().textType() + ")");
  }

  @Test
  void appendsRowsOfPlainValues() throws SqlFailure {
    session()
        .execute(
            "create table "
                + sql("t")
                + " (i integer, m smallint, b bigint, d decimal(10, 2), f double precision, s "
                + dialect().textType()
                + ", o boolean, da date, ts timestamp)");
    List<List<@Nullable Object>> rows =
        List.of(
            Arrays.asList(
                1L,
                -7L,
                2L,
                new BigDecimal("1.25"),
                0.5,
                "é",
                true,
                LocalDate.of(2024, 2, 29),
                LocalDateTime.of(2024, 2, 29, 1, 2, 3)),
            Arrays.asList(null, null, null, null, null, null, null, null, null));

    assertThat(loader().append(name("t"), rows)).isEqualTo(2);

    assertThat(rows("select * from " + sql("t") + " order by i nulls last")).isEqualTo(rows);
  }

  @Test
  void aRowThatDoesNotFitIsNamedAndNothingStays() throws SqlFailure {
    twoColumns();
    List<List<Object>> rows = List.of(List.of(1L, "x"), List.of(2L));

    SqlFailure failure =
        catchThrowableOfType(SqlFailure.class, () -> loader().append(name("t"), rows));

    assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.DATA);
    assertThat(failure.getMessage()).contains("row 2");
    assertThat(rows("select * from " + sql("t"))).isEmpty();
  }

  @Test
  void readsCsvByPositionWithQuotesAndNewlines() throws Exception {
    twoColumns();
    Path file = csv("x,y\n1,\"a, \"\"b\"\"\nc\"\n2,\n3, d \n");

    assertThat(loader().appendCsv(name("t"), file, CsvFormat.standard())).isEqualTo(3);

    assertThat(rows("select a, b from " + sql("t") + " order by a"))
        .containsExactly(List.of(1L, "a, \"b\"\nc"), Arrays.asList(2L, null), List.of(3L, " d "));
  }

  @Test
  void readsCsvWithWindowsLineEndsAndOtherDelimiters() throws Exception {
    twoColumns();
    Path file = csv("x;y\r\n1;a\r\n2;NA\r\n");

    loader().appendCsv(name("t"), file, new CsvFormat(';', List.of("", "NA")));

    assertThat(rows("select a, b from " + sql("t") + " order by a"))
        .containsExactly(List.of(1L, "a"), Arrays.asList(2L, null));
  }

  @Test
  void namesTheLineOfARaggedRowAndLoadsNothing() throws Exception {
    twoColumns();

    SqlFailure many = csvFailure(csv("x,y\n1,a\n2,b,c\n"));
    SqlFailure few = csvFailure(csv("x,y\n1,a\n2\n"));

    assertThat(many.kind()).isEqualTo(SqlFailure.Kind.DATA);
    assertThat(many.getMessage()).isEqualTo("line 3: expected 2 columns, found 3");
    assertThat(few.getMessage()).isEqualTo("line 3: expected 2 columns, found 1");
    assertThat(rows("select * from " + sql("t"))).isEmpty();
  }

  @Test
  void namesTheLineOfAValueThatDoesNotFit() throws Exception {
    twoColumns();

    SqlFailure failure = csvFailure(csv("x,y\n1,a\nzwei,b\n"));

    assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.DATA);
    assertThat(failure.getMessage()).startsWith("line 3: ").contains("zwei");
  }

  @Test
  void namesTheLineOfBytesThatAreNotUtf8() throws Exception {
    twoColumns();

    SqlFailure failure = csvFailure(csv("x,y\n1,é\n".getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(failure.kind()).isEqualTo(SqlFailure.Kind.DATA);
    assertThat(failure.getMessage()).startsWith("line 2: ");
  }
}
