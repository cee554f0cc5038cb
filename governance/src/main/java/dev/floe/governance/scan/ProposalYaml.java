package dev.floe.governance.scan;

import dev.floe.artifacts.Node;
import dev.floe.diagnostics.Span;
import dev.floe.governance.scan.Proposal.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Proposals as a property file, ready to paste: seeds, sources, models, snapshots. */
public final class ProposalYaml {

  private final StringBuilder text = new StringBuilder();

  private ProposalYaml() {}

  /** The text; empty without proposals. */
  public static String of(List<Proposal> proposals) {
    ProposalYaml yaml = new ProposalYaml();
    Map<String, List<Proposal>> sections =
        proposals.stream()
            .collect(
                Collectors.groupingBy(
                    proposal -> section(proposal.node()), LinkedHashMap::new, Collectors.toList()));
    for (String section : List.of("seeds", "sources", "models", "snapshots")) {
      List<Proposal> found = sections.getOrDefault(section, List.of());
      if (!found.isEmpty()) {
        yaml.text.append(section).append(":\n");
        yaml.section(section.equals("sources"), found);
      }
    }
    return yaml.text.toString();
  }

  private static String section(Node.Referable node) {
    return switch (node) {
      case Node.Seed seed -> "seeds";
      case Node.Source source -> "sources";
      case Node.Model model -> "models";
      case Node.Snapshot snapshot -> "snapshots";
    };
  }

  private void section(boolean sources, List<Proposal> found) {
    if (!sources) {
      nodes("  ", found);
      return;
    }
    by(found, proposal -> group(proposal.node()))
        .forEach((group, tables) -> {
          text.append("  - name: ").append(group).append("\n    tables:\n");
          nodes("      ", tables);
        });
  }

  /** The name of the source a table belongs to, the last but one of its names. */
  private static String group(Node.Referable node) {
    List<String> names = node.info().fqn();
    return names.get(Math.max(0, names.size() - 2));
  }

  private void nodes(String indent, List<Proposal> found) {
    by(found, proposal -> proposal.node().uniqueId())
        .forEach((id, columns) -> {
          Node.Referable node = columns.getFirst().node();
          text.append(indent).append("- name: ").append(node.info().name());
          node.info()
              .declaredAt()
              .map(Span::file)
              .filter(file -> file.endsWith(".yml") || file.endsWith(".yaml"))
              .ifPresent(file -> text.append("  # add to its entry in ").append(file));
          text.append('\n').append(indent).append("  columns:\n");
          columns.forEach(column -> column(indent + "    ", column));
        });
  }

  private void column(String indent, Proposal proposal) {
    String kind = proposal.kind().map(found -> ", pii_type: " + found.word()).orElse("");
    text.append(indent)
        .append("- name: ")
        .append(proposal.column().name())
        .append("  # ")
        .append(reason(proposal))
        .append('\n')
        .append(indent)
        .append("  config: {meta: {floe: {classification: ")
        .append(proposal.level())
        .append(kind)
        .append("}}}\n");
  }

  private static String reason(Proposal proposal) {
    return switch (proposal.reason()) {
      case Reason.Seen(Evidence evidence) -> evidence.kind().words() + ": " + evidence.words();
      case Reason.Reached(List<String> way) -> String.join(" → ", way);
    };
  }

  private static SequencedMap<String, List<Proposal>> by(
      List<Proposal> found, java.util.function.Function<Proposal, String> key) {
    return found.stream()
        .collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
  }
}
