package dev.floe.cli.packages;

import dev.floe.dbt.DbtCode;
import dev.floe.dbt.packages.PinnedPackage;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.FloeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Repositories, by the git program of this machine: it knows the user's keys and passwords. */
final class Git {

  private final Map<String, String> environment;

  Git(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Checks a revision out into an empty folder.
   *
   * @return the commit's full name
   */
  String checkOut(PinnedPackage.Git wanted, Path folder) {
    String revision = wanted.revision().orElse("HEAD");
    if (revision.startsWith("-") || wanted.url().startsWith("-")) {
      throw failure(wanted, "this is no address or revision");
    }
    must(wanted, folder, "init", "--quiet");
    must(wanted, folder, "remote", "add", "origin", wanted.url());
    if (run(folder, "fetch", "--quiet", "--depth", "1", "origin", revision).good()) {
      must(wanted, folder, "checkout", "--quiet", "FETCH_HEAD");
    } else {
      // Servers need not hand out a commit by its name: then everything has to come.
      must(
          wanted,
          folder,
          "fetch",
          "--quiet",
          "--tags",
          "origin",
          "+refs/heads/*:refs/remotes/origin/*");
      if (!run(folder, "checkout", "--quiet", revision).good()) {
        throw failure(wanted, "the repository has no revision '" + revision + "'");
      }
    }
    return must(wanted, folder, "rev-parse", "HEAD").strip();
  }

  private String must(PinnedPackage.Git wanted, Path folder, String... words) {
    Ended ended = run(folder, words);
    if (!ended.good()) {
      throw failure(
          wanted,
          ended.text().lines().filter(line -> !line.isBlank()).findFirst().orElse("git fails"));
    }
    return ended.text();
  }

  private record Ended(boolean good, String text) {}

  private Ended run(Path folder, String... words) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putIfAbsent("GIT_TERMINAL_PROMPT", "0");
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor() == 0, text);
    } catch (IOException e) {
      throw new FloeException(
          Diagnostic.of(DbtCode.CANNOT_FETCH_PACKAGE, "the program git cannot be started")
              .withHelp("install git, or take the package from the hub or as a tarball"),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FloeException(DbtCode.CANNOT_FETCH_PACKAGE, "git was interrupted", e);
    }
  }

  private static FloeException failure(PinnedPackage.Git wanted, String why) {
    String safe = why.replace(wanted.url(), wanted.written());
    return new FloeException(
        Diagnostic.of(
                DbtCode.CANNOT_FETCH_PACKAGE, "cannot fetch " + wanted.written() + ": " + safe)
            .withHelp("'git ls-remote " + wanted.written() + "' shows what git itself says"));
  }
}
