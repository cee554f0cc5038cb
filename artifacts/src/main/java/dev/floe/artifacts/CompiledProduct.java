package dev.floe.artifacts;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A data product as compiled: {@code .floe/artifacts.json}. Equal inputs give an equal product and
 * equal bytes.
 *
 * @param formatVersion of this document: major.minor; a reader accepts its own major
 * @param product who it is
 * @param target where it will run
 * @param settings every effective value of the resolved platform with its provenance, sorted by key
 * @param nodes sorted by unique id
 * @param outputPorts sorted by name
 * @param inputPorts sorted by name
 * @param schedule when it runs, if it says so
 * @param inputs every file that was read, sorted by path
 */
public record CompiledProduct(
    String formatVersion,
    Identity product,
    Target target,
    List<Setting> settings,
    List<Node> nodes,
    List<OutputPort> outputPorts,
    List<InputPort> inputPorts,
    Optional<Schedule> schedule,
    List<InputFile> inputs) {

  /** The version this program writes. */
  public static final String FORMAT_VERSION = "1.0";

  public CompiledProduct {
    settings = settings.stream().sorted(Comparator.comparing(Setting::key)).toList();
    nodes = nodes.stream().sorted(Comparator.comparing(Node::uniqueId)).toList();
    outputPorts = outputPorts.stream().sorted(Comparator.comparing(OutputPort::name)).toList();
    inputPorts = inputPorts.stream().sorted(Comparator.comparing(InputPort::name)).toList();
    inputs = inputs.stream().sorted(Comparator.comparing(InputFile::path)).toList();
  }

  /** The same with its nodes as they are known now. */
  public CompiledProduct withNodes(List<Node> known) {
    return new CompiledProduct(
        formatVersion, product, target, settings, known, outputPorts, inputPorts, schedule, inputs);
  }

  /** The same with other output ports. */
  public CompiledProduct withOutputPorts(List<OutputPort> ports) {
    return new CompiledProduct(
        formatVersion, product, target, settings, nodes, ports, inputPorts, schedule, inputs);
  }

  /** The same with other input ports. */
  public CompiledProduct withInputPorts(List<InputPort> ports) {
    return new CompiledProduct(
        formatVersion, product, target, settings, nodes, outputPorts, ports, schedule, inputs);
  }

  /**
   * Who a product is.
   *
   * @param domain absent on a platform without domains
   * @param version as written
   * @param owner team or address; empty if nobody is named
   */
  public record Identity(
      Optional<String> domain, String name, String version, String description, String owner) {

    /** {@code sales.customer-360}, or the name alone without a domain. */
    public String qualifiedName() {
      return domain.map(d -> d + "." + name).orElse(name);
    }
  }

  /**
   * Where a product runs.
   *
   * @param environment the name chosen by {@code --env}
   * @param production whether the platform counts it as production
   * @param compute the compute plugin's type
   * @param catalog the catalog its relations live in: the domain, or {@code floe}
   * @param config the compute plugin's settings, plain JSON values; secrets only as references
   */
  public record Target(
      String environment,
      boolean production,
      String compute,
      String catalog,
      Map<String, Object> config) {

    public Target {
      config = Plain.copy(config);
    }
  }

  /**
   * One effective value of the platform.
   *
   * @param key dotted: {@code governance.pii_encryption}
   * @param value plain JSON
   * @param chain who set it, the one in force first; each with a place unless built in
   */
  public record Setting(String key, Object value, List<SettingOrigin> chain) {

    public Setting {
      chain = List.copyOf(chain);
    }
  }

  /**
   * A tier's say in a setting.
   *
   * @param place {@code file:line:column}; absent for built-in defaults
   */
  public record SettingOrigin(String source, Optional<String> place, Object value) {}

  /**
   * What the product offers to others.
   *
   * @param table the relation as the port names it: {@code sales.gold.customers}
   * @param node unique id of the model behind it
   */
  public record OutputPort(
      String name, String description, String table, String node, Map<String, Object> terms) {

    public OutputPort {
      terms = Plain.copy(terms);
    }
  }

  /**
   * What the product reads from elsewhere.
   *
   * @param provider {@code domain.product.port} for another product's port; absent for ingestion
   * @param relation how the product's own SQL names it: {@code <domain>__<product>} as the catalog
   * @param warehouse the provider's warehouse file relative to this product's folder, where the
   *     provider is in the same workspace
   */
  public record InputPort(
      String name,
      Optional<String> provider,
      Optional<String> relation,
      Optional<String> warehouse,
      Map<String, Object> terms) {

    public InputPort {
      terms = Plain.copy(terms);
    }
  }

  /**
   * When a product runs.
   *
   * @param cron five fields
   * @param timezone an IANA zone
   */
  public record Schedule(String cron, String timezone) {}

  /**
   * A file the product was made from.
   *
   * @param path relative to the product's folder, with '/'; files of the workspace start with '../'
   * @param digest {@code sha256:<64 hex>}
   */
  public record InputFile(String path, String digest) {}
}
