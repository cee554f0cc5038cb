import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs the statements of a file on one connection to a new database, and prints the seconds it took. */
class PlainDuckDb {

  public static void main(String[] args) throws IOException, SQLException {
    Path database = Path.of(args[1]);
    Files.deleteIfExists(database);
    String[] statements = Files.readString(Path.of(args[0])).split(";\n");
    long start = System.nanoTime();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    System.out.printf("%.2f%n", (System.nanoTime() - start) / 1e9);
  }
}
