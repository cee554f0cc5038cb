package dev.floe.manifest;

import java.util.List;
import java.util.Optional;

/**
 * A data product as read.
 *
 * @param name the document's own, else its folder's
 * @param version {@link Version#UNVERSIONED} where nobody wrote one
 * @param platform the manifest it stands on
 * @param domainName the domain, where the document names it without pointing to a manifest
 */
public record DataProduct(
    String file,
    Header header,
    Located<String> name,
    Version version,
    Optional<Located<Reference>> platform,
    Optional<Located<String>> domainName,
    List<Owner> owners,
    List<OutputPort> outputPorts,
    List<InputPort> inputPorts,
    List<Transform> transforms,
    Optional<Schedule> schedule)
    implements Document {

  public DataProduct {
    owners = List.copyOf(owners);
    outputPorts = List.copyOf(outputPorts);
    inputPorts = List.copyOf(inputPorts);
    transforms = List.copyOf(transforms);
  }

  /**
   * A step that makes data.
   *
   * @param type {@code dbt}
   * @param path folder, relative to the product's
   */
  public record Transform(Located<String> type, Located<String> path) {}

  /** The output port of a name. */
  public Optional<OutputPort> outputPort(String port) {
    return outputPorts.stream().filter(found -> found.name().value().equals(port)).findFirst();
  }
}
