package dev.floe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * What Debian's Chromium makes of a page. A test that wants it is passed over where it is missing.
 */
public final class Browser {

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  private final Path home;

  /**
   * @param home where the browser may write
   */
  public Browser(Path home) {
    this.home = home;
    boolean there = Files.isExecutable(CHROMIUM);
    if (!there && "1".equals(System.getenv("FLOE_CI"))) {
      throw new AssertionError(CHROMIUM + " is missing, and FLOE_CI=1 wants it");
    }
    Assumptions.assumeTrue(there, "no browser on this machine");
  }

  /**
   * The page's elements after its scripts have run.
   *
   * @param fragment what stands behind the address, with its {@code #}
   */
  public String drawn(Path page, String fragment) throws IOException, InterruptedException {
    Path dom = home.resolve("dom.html");
    ProcessBuilder browser =
        new ProcessBuilder(
            List.of(
                CHROMIUM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + home.resolve("browser"),
                "--virtual-time-budget=2000",
                "--dump-dom",
                page.toUri() + fragment));
    browser.environment().putAll(Map.of("HOME", home.toString()));
    Process process =
        browser.redirectError(ProcessBuilder.Redirect.DISCARD).redirectOutput(dom.toFile()).start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return Files.readString(dom, StandardCharsets.UTF_8);
  }
}
