package dev.floe.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One change of one file, as {@code mutations.txt} writes it: {@code == name}, {@code in} the
 * product that is compiled, {@code file}, then the lines that go ({@code -}) and come ({@code +}),
 * or {@code rename} or {@code new}; and a line {@code =} for each finding.
 */
record Mutation(List<String> lines) {

  Mutation {
    lines = List.copyOf(lines);
  }

  static List<Mutation> read(Path file) {
    try {
      List<Mutation> all = new ArrayList<>();
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("== ") && !lines.isEmpty()) {
          all.add(new Mutation(lines));
          lines.clear();
        }
        lines.add(line);
      }
      all.add(new Mutation(lines));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> after(String mark) {
    return lines.stream()
        .filter(line -> (line + " ").startsWith(mark + " "))
        .map(line -> line.length() > mark.length() ? line.substring(mark.length() + 1) : "")
        .toList();
  }

  String name() {
    return after("==").getFirst();
  }

  String product() {
    return after("in").getFirst();
  }

  /** The findings, sorted. */
  List<String> expected() {
    return after("=");
  }

  /** The same with these findings. */
  String written(List<String> findings) {
    return lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("= "))
            .collect(Collectors.joining("\n"))
        + "\n"
        + findings.stream().map(finding -> "= " + finding + "\n").collect(Collectors.joining())
        + "\n";
  }

  void apply(Overlay mesh) {
    String file = after("file").getFirst();
    Optional<String> to = after("rename").stream().findFirst();
    if (to.isPresent()) {
      mesh.put(to.get(), Optional.of(mesh.text(file)));
      mesh.put(file, Optional.empty());
    } else if (!after("new").isEmpty()) {
      mesh.put(file, Optional.of(String.join("\n", after("new")) + "\n"));
    } else {
      mesh.put(file, Optional.of(replaced(mesh.text(file))));
    }
  }

  private String replaced(String text) {
    String before = String.join("\n", after("-"));
    if (!text.contains(before)) {
      throw new IllegalStateException("'" + name() + "': the file does not hold\n" + before);
    }
    int at = text.indexOf(before);
    return text.substring(0, at)
        + String.join("\n", after("+"))
        + text.substring(at + before.length());
  }
}
