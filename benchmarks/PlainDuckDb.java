import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Runs the statements of files on one connection to a new database. Prints, for each file, its
 * statements, the seconds they took and the CPU seconds of the process in that time.
 *
 * <pre>
 *   java -cp duckdb_jdbc.jar PlainDuckDb.java DATABASE seeds.sql models.sql
 * </pre>
 */
class PlainDuckDb {

  public static void main(String[] args) throws IOException, SQLException {
    Path database = Path.of(args[0]);
    Files.deleteIfExists(database);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      for (int i = 1; i < args.length; i++) {
        String[] statements = Files.readString(Path.of(args[i])).split(";\n");
        long start = System.nanoTime();
        double cpu = cpuSeconds();
        for (String sql : statements) {
          statement.execute(sql);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "%s %d %.2f %.2f%n", args[i], statements.length, seconds, cpuSeconds() - cpu);
      }
    }
  }

  private static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
  }
}
