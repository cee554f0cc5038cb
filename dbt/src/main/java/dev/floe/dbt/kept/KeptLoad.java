package dev.floe.dbt.kept;

import dev.floe.dbt.codec.Seal;
import dev.floe.dbt.codec.TextTable;
import dev.floe.dbt.codec.ValueReader;
import dev.floe.dbt.codec.ValueWriter;
import dev.floe.dbt.graph.DocBlock;
import dev.floe.dbt.graph.Macro;
import dev.floe.dbt.graph.PassiveResource;
import dev.floe.dbt.graph.ProjectGraph;
import dev.floe.dbt.graph.ResourceNode;
import dev.floe.dbt.graph.SourceTable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A load of a project, kept: what it asked, what it made. Immutable but for what it has decoded;
 * safe for several threads. A content that is damaged, or another program's, is as good as none.
 */
public final class KeptLoad {

  /** Changes with everything that is written otherwise than before. */
  private static final String FORM = "floe load 3";

  private final String id;
  private final Map<String, String> answers;
  private final Set<String> unsteady;
  private final NodesOnDemand nodes;
  private final ProjectGraph graph;

  private KeptLoad(
      String id,
      Map<String, String> answers,
      Set<String> unsteady,
      NodesOnDemand nodes,
      ProjectGraph graph) {
    this.id = id;
    this.answers = answers;
    this.unsteady = unsteady;
    this.nodes = nodes;
    this.graph = graph;
  }

  /**
   * A load that had no findings, in bytes; empty where it has a value of a kind that is not kept.
   *
   * @param settings everything it was given besides files and environment
   * @param unsteady unique ids of nodes whose templates mean something else each time
   */
  public static Optional<byte[]> write(
      String settings, Ground ground, Set<String> unsteady, ProjectGraph graph) {
    ValueWriter out = new ValueWriter();
    GraphWriter writer = new GraphWriter(out);
    int index = NodeIndex.write(out, graph.nodes().values());
    out.text(settings);
    Map<String, String> answers = ground.answers();
    out.texts(answers.keySet());
    out.texts(answers.values());
    out.texts(new TreeSet<>(unsteady));
    out.text(graph.rootProject());
    out.each(graph.sources().values(), writer::source);
    out.each(graph.passive().values(), writer::passive);
    out.each(graph.macros().values(), writer::macro);
    out.each(graph.docs().values(), writer::doc);
    writer.disabled(graph.disabled());
    return out.isWhole() ? Optional.of(sealed(index, out.toBytes())) : Optional.empty();
  }

  /**
   * Everything a load is given besides files and environment, as one text.
   *
   * @param program names the program
   * @param target of the profile, plain values
   * @param variables of the command line, plain values
   */
  public static String settings(
      String program,
      Map<String, @Nullable Object> target,
      Map<String, @Nullable Object> variables) {
    return program + "\n" + digest(target) + "\n" + digest(variables);
  }

  private static String digest(Map<String, @Nullable Object> values) {
    ValueWriter out = new ValueWriter();
    out.mapping(values);
    out.flag(out.isWhole());
    return Ground.digest(out.toBytes());
  }

  /** What is other than these settings in what {@link #write} wrote, if anything is. */
  public static Optional<String> difference(byte[] all, String settings) {
    if (!Seal.fits(FORM, all)) {
      return Optional.of("of a version mismatch");
    }
    try {
      int index = ByteBuffer.wrap(all).getInt(Seal.LENGTH);
      TextTable texts = new TextTable(all, Seal.LENGTH + Integer.BYTES);
      ValueReader in = new ValueReader(texts, all, texts.end() + index);
      NodeIndex.read(in, texts.end());
      return difference(in.text().split("\n", -1), settings.split("\n", -1));
    } catch (RuntimeException notOurs) {
      return Optional.of("of a version mismatch");
    }
  }

  private static Optional<String> difference(String[] then, String[] now) {
    if (!then[0].equals(now[0])) {
      return Optional.of("of a version mismatch");
    }
    if (!then[1].equals(now[1])) {
      return Optional.of("profile has changed");
    }
    return then[2].equals(now[2]) ? Optional.empty() : Optional.of("config vars have changed");
  }

  /** Where the index begins stands before everything else. */
  private static byte[] sealed(int index, byte[] content) {
    byte[] all =
        ByteBuffer.allocate(Integer.BYTES + content.length).putInt(index).put(content).array();
    return Seal.on(FORM, all);
  }

  /** What {@link #write} wrote with these settings. */
  public static Optional<KeptLoad> read(byte[] all, String settings) {
    if (!Seal.fits(FORM, all)) {
      return Optional.empty();
    }
    try {
      int index = ByteBuffer.wrap(all).getInt(Seal.LENGTH);
      TextTable texts = new TextTable(all, Seal.LENGTH + Integer.BYTES);
      ValueReader in = new ValueReader(texts, all, texts.end() + index);
      NodeIndex nodes = NodeIndex.read(in, texts.end());
      return in.text().equals(settings)
          ? Optional.of(read(in, settings, new NodesOnDemand(texts, all, nodes)))
          : Optional.empty();
    } catch (RuntimeException notOurs) {
      // Its seal fits and its content does not: another program's, which used the same form.
      return Optional.empty();
    }
  }

  private static KeptLoad read(ValueReader in, String settings, NodesOnDemand nodes) {
    GraphReader reader = new GraphReader(in);
    List<String> questions = in.texts();
    List<String> digests = in.texts();
    Map<String, String> answers = new LinkedHashMap<>(questions.size() * 2);
    for (int i = 0; i < questions.size(); i++) {
      answers.put(questions.get(i), digests.get(i));
    }
    Set<String> unsteady = Set.copyOf(in.texts());
    ProjectGraph graph =
        new ProjectGraph(
            in.text(),
            nodes,
            byId(in.each(reader::source), SourceTable::uniqueId),
            byId(in.each(reader::passive), PassiveResource::uniqueId),
            byId(in.each(reader::macro), Macro::uniqueId),
            byId(in.each(reader::doc), DocBlock::uniqueId),
            reader.disabled());
    return new KeptLoad(id(settings, answers), answers, unsteady, nodes, graph);
  }

  private static <T> SequencedMap<String, T> byId(List<T> all, Function<T, String> id) {
    SequencedMap<String, T> map = new LinkedHashMap<>();
    all.forEach(one -> map.put(id.apply(one), one));
    return map;
  }

  /** Names a load by all that went into it: what was made of the same is the same. */
  public static String id(String settings, Ground ground) {
    return id(settings, ground.answers());
  }

  private static String id(String settings, Map<String, String> answers) {
    return Ground.digest((settings + answers).getBytes(StandardCharsets.UTF_8));
  }

  /** As {@link #id(String, Ground)} named it. */
  public String id() {
    return id;
  }

  /** The graph as it was. */
  public ProjectGraph graph() {
    return graph;
  }

  /** The graph with some of its nodes made anew. */
  public ProjectGraph with(Map<String, ResourceNode> anew) {
    return new ProjectGraph(
        graph.rootProject(),
        nodes.with(anew),
        graph.sources(),
        graph.passive(),
        graph.macros(),
        graph.docs(),
        graph.disabled());
  }

  /**
   * Files whose content is another than it was, or whose templates are to be rendered each time;
   * empty if more than the content of files is different.
   */
  public Optional<Set<String>> changedFiles(Ground ground) {
    Set<String> files = new LinkedHashSet<>();
    unsteady.forEach(node -> graph.node(node).ifPresent(one -> files.add(one.identity().file())));
    for (Map.Entry<String, String> answer : answers.entrySet()) {
      if (!ground.answers(answer.getKey(), answer.getValue())) {
        Optional<String> file = ground.file(answer.getKey());
        if (file.isEmpty()) {
          return Optional.empty();
        }
        files.add(file.get());
      }
    }
    return Optional.of(files);
  }

  /** Unique ids of the nodes that these files have. */
  public List<String> nodesOf(Set<String> files) {
    return nodes.of(files);
  }
}
