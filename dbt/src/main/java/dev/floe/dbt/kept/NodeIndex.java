package dev.floe.dbt.kept;

import dev.floe.dbt.codec.ValueReader;
import dev.floe.dbt.codec.ValueWriter;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is known of kept nodes without decoding them, each list in the order of unique ids.
 *
 * @param ids unique ids
 * @param places unique ids to their places in the lists
 * @param starts where the bytes of each begin
 * @param files the file of each
 * @param tests the places of the generic tests declared on a node, by its unique id
 * @param parents unique ids each reads
 * @param fqns package, folders and name of each
 * @param dated the models that have a deprecation date
 * @param timeSpines the models that metrics are joined to
 */
record NodeIndex(
    List<String> ids,
    Map<String, Integer> places,
    List<Integer> starts,
    List<String> files,
    Map<String, List<Integer>> tests,
    List<List<String>> parents,
    List<List<String>> fqns,
    List<String> dated,
    List<String> timeSpines) {

  /** Writes nodes, and then what {@link #read} reads; answers where that begins. */
  static int write(ValueWriter out, Collection<ResourceNode> nodes) {
    GraphWriter writer = new GraphWriter(out);
    List<Integer> lengths = new ArrayList<>();
    for (ResourceNode node : nodes) {
      int before = out.size();
      writer.node(node);
      lengths.add(out.size() - before);
    }
    int start = out.size();
    out.each(lengths, out::number);
    out.texts(nodes.stream().map(ResourceNode::uniqueId).toList());
    out.texts(nodes.stream().map(node -> node.identity().file()).toList());
    out.texts(nodes.stream().map(NodeIndex::attached).toList());
    out.each(nodes, node -> out.texts(node.dependencies().nodes()));
    out.each(nodes, node -> out.texts(node.identity().fqn()));
    out.texts(those(nodes, ResourceNode::isDated));
    out.texts(those(nodes, ResourceNode::isTimeSpine));
    return start;
  }

  private static List<String> those(
      Collection<ResourceNode> nodes, Predicate<ResourceNode> wanted) {
    return nodes.stream().filter(wanted).map(ResourceNode::uniqueId).toList();
  }

  private static String attached(ResourceNode node) {
    return node.detail() instanceof NodeDetail.GenericTest test
        ? test.attachedNode().orElse("")
        : "";
  }

  /**
   * @param in stands where the index begins
   * @param first where the bytes of the first node are
   */
  static NodeIndex read(ValueReader in, int first) {
    int count = in.number();
    List<Integer> starts = new ArrayList<>(count);
    int at = first;
    for (int i = 0; i < count; i++) {
      starts.add(at);
      at += in.number();
    }
    List<String> ids = in.texts();
    Map<String, Integer> places = new LinkedHashMap<>(ids.size() * 2);
    for (int i = 0; i < ids.size(); i++) {
      places.put(ids.get(i), i);
    }
    return new NodeIndex(
        ids,
        Collections.unmodifiableMap(places),
        starts,
        in.texts(),
        byNode(in.texts()),
        in.each(in::texts),
        in.each(in::texts),
        in.texts(),
        in.texts());
  }

  private static Map<String, List<Integer>> byNode(List<String> attached) {
    Map<String, List<Integer>> tests = new HashMap<>();
    for (int i = 0; i < attached.size(); i++) {
      if (!attached.get(i).isEmpty()) {
        tests.computeIfAbsent(attached.get(i), node -> new ArrayList<>()).add(i);
      }
    }
    return tests;
  }
}
