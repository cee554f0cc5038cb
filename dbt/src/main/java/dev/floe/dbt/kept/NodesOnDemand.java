package dev.floe.dbt.kept;

import dev.floe.dbt.codec.TextTable;
import dev.floe.dbt.codec.ValueReader;
import dev.floe.dbt.graph.IndexedNodes;
import dev.floe.dbt.graph.NodeDetail;
import dev.floe.dbt.graph.ResourceNode;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of an earlier load, each decoded when it is asked for, and those that were made anew.
 * Safe for several threads: two may decode the same node, and either will do.
 */
final class NodesOnDemand extends AbstractMap<String, ResourceNode> implements IndexedNodes {

  private final TextTable texts;
  private final byte[] bytes;
  private final NodeIndex index;
  private final @Nullable ResourceNode[] decoded;
  private final Map<String, ResourceNode> anew;

  NodesOnDemand(TextTable texts, byte[] bytes, NodeIndex index) {
    this(texts, bytes, index, new ResourceNode[index.ids().size()], Map.of());
  }

  private NodesOnDemand(
      TextTable texts,
      byte[] bytes,
      NodeIndex index,
      @Nullable ResourceNode[] decoded,
      Map<String, ResourceNode> anew) {
    this.texts = texts;
    this.bytes = bytes;
    this.index = index;
    this.decoded = decoded;
    this.anew = anew;
  }

  /** The same with some of the nodes made anew. */
  NodesOnDemand with(Map<String, ResourceNode> others) {
    return new NodesOnDemand(texts, bytes, index, decoded, new HashMap<>(others));
  }

  /** Unique ids of the nodes that a file has. */
  List<String> of(Set<String> files) {
    return IntStream.range(0, index.ids().size())
        .filter(i -> files.contains(index.files().get(i)))
        .mapToObj(index.ids()::get)
        .toList();
  }

  @Override
  public List<String> parents(String uniqueId) {
    ResourceNode made = anew.get(uniqueId);
    if (made != null) {
      return made.dependencies().nodes();
    }
    Integer place = index.places().get(uniqueId);
    return place == null ? List.of() : index.parents().get(place);
  }

  @Override
  public List<String> fqn(String uniqueId) {
    ResourceNode made = anew.get(uniqueId);
    if (made != null) {
      return made.identity().fqn();
    }
    Integer place = index.places().get(uniqueId);
    return place == null ? List.of() : index.fqns().get(place);
  }

  @Override
  public List<NodeDetail.GenericTest> testsOn(String uniqueId) {
    List<NodeDetail.GenericTest> tests = new ArrayList<>();
    for (int place : index.tests().getOrDefault(uniqueId, List.of())) {
      if (node(place).detail() instanceof NodeDetail.GenericTest test) {
        tests.add(test);
      }
    }
    return tests;
  }

  @Override
  public Set<String> dated() {
    return new TreeSet<>(index.dated());
  }

  @Override
  public Set<String> timeSpines() {
    return new TreeSet<>(index.timeSpines());
  }

  @Override
  public @Nullable ResourceNode get(Object uniqueId) {
    Integer place = index.places().get(uniqueId);
    return place == null ? null : node(place);
  }

  @Override
  public boolean containsKey(Object uniqueId) {
    return index.places().containsKey(uniqueId);
  }

  private ResourceNode node(int place) {
    ResourceNode made = anew.get(index.ids().get(place));
    if (made != null) {
      return made;
    }
    ResourceNode known = decoded[place];
    if (known == null) {
      known = new GraphReader(new ValueReader(texts, bytes, index.starts().get(place))).node();
      decoded[place] = known;
    }
    return Objects.requireNonNull(known);
  }

  @Override
  public int size() {
    return index.ids().size();
  }

  @Override
  public Set<Entry<String, ResourceNode>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<String, ResourceNode>> iterator() {
        return IntStream.range(0, size())
            .mapToObj(i -> Map.entry(index.ids().get(i), node(i)))
            .iterator();
      }

      @Override
      public int size() {
        return NodesOnDemand.this.size();
      }
    };
  }

  @Override
  public Set<String> keySet() {
    return index.places().keySet();
  }

  @Override
  public SequencedMap<String, ResourceNode> reversed() {
    return new TreeMap<>(this).reversed();
  }
}
