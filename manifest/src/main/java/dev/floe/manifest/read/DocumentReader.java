package dev.floe.manifest.read;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.DataContract;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.Document;
import dev.floe.manifest.Kind;
import dev.floe.manifest.Manifest;
import dev.floe.manifest.ManifestCode;
import dev.floe.yaml.Yaml;
import dev.floe.yaml.YamlMapping;
import dev.floe.yaml.YamlNode;
import dev.floe.yaml.YamlOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads floe documents. What cannot be understood is left out of the record and diagnosed. */
public final class DocumentReader {

  private static final Set<String> CONTRACT_KEYS = Set.of("provider", "consumer", "validation");
  private static final Set<String> PRODUCT_KEYS =
      Set.of(
          "platform",
          "transforms",
          "output_ports",
          "outputPorts",
          "input_ports",
          "inputPorts",
          "ownership",
          "schedule",
          "data_product");

  private DocumentReader() {}

  /** Reads a document of any kind: the one it names, else the one its keys and its file suggest. */
  public static Result<Document> read(DocumentFile file) {
    return yaml(file).then(node -> build(file, node, kindOf(file, node)));
  }

  /** Reads a manifest; a document that says it is something else is an error. */
  public static Result<Manifest> manifest(DocumentFile file) {
    return expect(file, Kind.MANIFEST).map(document -> (Manifest) document);
  }

  /** Reads a data product; a document that says it is something else is an error. */
  public static Result<DataProduct> product(DocumentFile file) {
    return expect(file, Kind.DATA_PRODUCT).map(document -> (DataProduct) document);
  }

  /** Reads a data contract; a document that says it is something else is an error. */
  public static Result<DataContract> contract(DocumentFile file) {
    return expect(file, Kind.DATA_CONTRACT).map(document -> (DataContract) document);
  }

  /** Reads {@code floe-workspace.yaml}: the folders whose documents find each other. */
  public static Result<WorkspaceFile> workspace(DocumentFile file) {
    return yaml(file)
        .then(node -> {
          List<Diagnostic> found = new ArrayList<>();
          Tree.Section root = new ShapeReader(found).root(WorkspaceFile.SHAPE, node);
          return Result.of(WorkspaceFile.of(file.name(), new SectionView(root)), found);
        });
  }

  private static Result<YamlNode> yaml(DocumentFile file) {
    return Yaml.read(file.name(), file.bytes(), YamlOptions.STRICT);
  }

  private static Result<Document> expect(DocumentFile file, Kind expected) {
    return yaml(file)
        .then(node -> {
          Optional<Kind> said = statedKind(node);
          if (said.isPresent() && said.get() != expected) {
            return Result.failed(wrongKind(file, node, said.get(), expected));
          }
          return build(file, node, expected);
        });
  }

  private static Diagnostic wrongKind(DocumentFile file, YamlNode node, Kind found, Kind expected) {
    return Diagnostic.at(
            ManifestCode.WRONG_KIND,
            node.asMapping().flatMap(root -> root.get("kind")).orElse(node).span(),
            "'"
                + file.name()
                + "' is a "
                + found.word()
                + ", a "
                + expected.word()
                + " is expected")
        .about("kind")
        .withHelp("point to a " + expected.word() + ", or correct the kind");
  }

  private static Optional<Kind> statedKind(YamlNode node) {
    return node.asMapping()
        .flatMap(root -> root.get("kind"))
        .flatMap(YamlNode::asScalar)
        .flatMap(scalar -> Kind.of(scalar.text()));
  }

  private static Kind kindOf(DocumentFile file, YamlNode node) {
    return statedKind(node)
        .orElseGet(
            () -> node.asMapping().map(root -> impliedKind(file, root)).orElse(Kind.MANIFEST));
  }

  private static Kind impliedKind(DocumentFile file, YamlMapping root) {
    List<String> keys = root.keys();
    boolean pointsToDomain =
        root.get("domain")
            .flatMap(YamlNode::asMapping)
            .filter(d -> d.get("ref").isPresent())
            .isPresent();
    if (keys.contains("provider") && keys.stream().anyMatch(CONTRACT_KEYS::contains)) {
      return Kind.DATA_CONTRACT;
    }
    boolean product =
        pointsToDomain
            || keys.stream().anyMatch(PRODUCT_KEYS::contains)
            || DocumentNames.PRODUCT_FILES.contains(file.fileName());
    return product ? Kind.DATA_PRODUCT : Kind.MANIFEST;
  }

  private static Result<Document> build(DocumentFile file, YamlNode node, Kind kind) {
    List<Diagnostic> found = new ArrayList<>();
    ShapeReader reader = new ShapeReader(found);
    Document document =
        switch (kind) {
          case MANIFEST ->
              new ManifestBuilder(file, reader.root(ManifestShape.SHAPE, node), found).build();
          case DATA_PRODUCT ->
              new ProductBuilder(file, reader.root(ProductShape.SHAPE, node), found).build();
          case DATA_CONTRACT ->
              new ContractBuilder(file, reader.root(ContractShape.SHAPE, node), found).build();
        };
    return Result.of(document, found);
  }
}
