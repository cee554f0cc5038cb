package dev.floe.contracts.document;

import dev.floe.contracts.ContractCode;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.diagnostics.Span;
import dev.floe.manifest.DataContract;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentReader;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import dev.floe.yaml.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads whatever document holds contracts: floe's own, ODCS, or the document of a product. */
public final class ContractReader {

  private ContractReader() {}

  /**
   * The contracts of a document that stands for itself: a file its {@code schema.ref} names is not
   * looked for.
   */
  public static Result<List<WrittenContract>> read(DocumentFile file) {
    return filled(file, Result::ok);
  }

  /**
   * The contracts of a document, in its order; at least one if there is no error.
   *
   * @param beside reads a file by its path relative to the document, for {@code schema.ref}
   */
  public static Result<List<WrittenContract>> read(
      DocumentFile file, Function<String, Optional<DocumentFile>> beside) {
    return filled(file, contract -> SchemaFile.filled(contract, beside));
  }

  private static Result<List<WrittenContract>> filled(DocumentFile file, Filling filling) {
    Result<YamlNode> root = Yaml.read(file.name(), file.bytes(), YamlOptions.STRICT);
    Optional<YamlMapping> mapping = root.value().flatMap(YamlNode::asMapping);
    if (root.isOk() && mapping.filter(ContractReader::isOdcs).isPresent()) {
      return OdcsReader.read(file.name(), mapping.get());
    }
    return DocumentReader.read(file)
        .then(document ->
            switch (document) {
              case DataContract contract ->
                  filling.of(contract).map(filled -> List.of(FloeContract.of(filled)));
              case DataProduct product -> ports(file, product);
              case Manifest manifest -> Result.failed(none(file, "is a manifest"));
            });
  }

  /** Puts the columns of the file its schema refers to into a contract. */
  private interface Filling {

    Result<DataContract> of(DataContract contract);
  }

  private static boolean isOdcs(YamlMapping root) {
    return text(root, "kind").filter("DataContract"::equals).isPresent()
        && text(root, "apiVersion").filter(version -> version.matches("v\\d.*")).isPresent();
  }

  private static Optional<String> text(YamlMapping root, String key) {
    return root.get(key).flatMap(YamlNode::asScalar).map(YamlScalar::text);
  }

  private static Result<List<WrittenContract>> ports(DocumentFile file, DataProduct product) {
    List<WrittenContract> ports = ProductPorts.of(product);
    return ports.isEmpty()
        ? Result.failed(none(file, "is a product without output ports"))
        : Result.ok(ports);
  }

  private static Diagnostic none(DocumentFile file, String why) {
    return Diagnostic.at(
            ContractCode.NOT_A_CONTRACT,
            Span.file(file.name()),
            "'" + file.name() + "' holds no contract: it " + why)
        .withHelp("name a DataContract, an ODCS document, or a product with output ports");
  }
}
