import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A Spark that is told statements, one a line, and answers each with its rows, one a line, and a
 * line {@code --done}. Started by the source launcher of a JDK that this Spark knows; arguments are
 * settings, {@code key=value}.
 */
public final class SparkLines {

  public static void main(String[] settings) throws Exception {
    SparkSession.Builder builder = SparkSession.builder().master("local[2]");
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      builder.config(setting.substring(0, equals), setting.substring(equals + 1));
    }
    SparkSession spark = builder.getOrCreate();
    BufferedReader statements =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("--done");
    for (String sql = statements.readLine(); sql != null; sql = statements.readLine()) {
      answer(spark, sql);
    }
    spark.stop();
  }

  private static void answer(SparkSession spark, String sql) {
    try {
      List<Row> rows = spark.sql(sql).collectAsList();
      rows.forEach(row -> System.out.println("row " + text(row)));
    } catch (Exception failure) {
      System.out.println("error " + String.valueOf(failure.getMessage()).replace('\n', ' '));
    }
    System.out.println("--done");
  }

  private static String text(Row row) {
    return IntStream.range(0, row.size())
        .mapToObj(at -> String.valueOf(row.get(at)))
        .collect(Collectors.joining(","));
  }
}
