package dev.floe.acceptance.cli;

import dev.floe.testing.GoldenCase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class SessionsTest {

  @TempDir private Path work;

  @TestFactory
  Stream<DynamicTest> printWhatTheySay() {
    return GoldenCase.testsIn("sessions", this::play);
  }

  private void play(GoldenCase session) throws IOException {
    Path folder = Files.createDirectories(work.resolve(session.name()));
    session.expect("session.md", new Session(session.input("session.md")).play(folder));
  }
}
