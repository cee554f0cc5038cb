package dev.floe.compiler;

import dev.floe.contracts.document.SchemaFile;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.DataProduct;
import dev.floe.manifest.InputPort;
import dev.floe.manifest.Located;
import dev.floe.manifest.OutputPort;
import dev.floe.manifest.PortSchema;
import dev.floe.manifest.locate.DocumentFiles;
import dev.floe.manifest.locate.InputFile;
import dev.floe.manifest.locate.LoadedProduct;
import dev.floe.manifest.read.DocumentFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the columns of schema files where they are referred to. What the document itself lists of a
 * column stands before what the file says.
 */
final class SchemaFiles {

  private final LoadedProduct loaded;
  private final DocumentFiles files;
  private final Map<Path, InputFile> inputs = new TreeMap<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private SchemaFiles(LoadedProduct loaded, DocumentFiles files) {
    this.loaded = loaded;
    this.files = files;
    loaded.inputs().forEach(input -> inputs.put(input.path(), input));
  }

  static Result<LoadedProduct> in(LoadedProduct loaded, DocumentFiles files) {
    return new SchemaFiles(loaded, files).filled();
  }

  private Result<LoadedProduct> filled() {
    DataProduct product = loaded.product();
    DataProduct filled =
        new DataProduct(
            product.file(),
            product.header(),
            product.name(),
            product.version(),
            product.platform(),
            product.domainName(),
            product.owners(),
            product.outputPorts().stream().map(this::output).toList(),
            product.inputPorts().stream().map(this::input).toList(),
            product.transforms(),
            product.schedule());
    return Result.of(
        new LoadedProduct(
            filled,
            loaded.folder(),
            loaded.chain(),
            loaded.platform(),
            loaded.providers().stream().map(provider -> with(provider, filled)).toList(),
            List.copyOf(inputs.values())),
        found);
  }

  private OutputPort output(OutputPort port) {
    return new OutputPort(
        port.name(),
        port.description(),
        port.table(),
        port.schema().map(this::schema),
        port.sla(),
        port.validation(),
        port.access());
  }

  private InputPort input(InputPort port) {
    return new InputPort(
        port.name(),
        port.description(),
        port.source(),
        port.schema().map(this::schema),
        port.freshnessRequirement(),
        port.availabilityRequirement());
  }

  /** A provider knows the input port it is read through. */
  private static LoadedProduct.Provider with(LoadedProduct.Provider provider, DataProduct filled) {
    InputPort port =
        filled.inputPorts().stream()
            .filter(one -> one.name().equals(provider.inputPort().name()))
            .findFirst()
            .orElse(provider.inputPort());
    return new LoadedProduct.Provider(
        port,
        provider.reference(),
        provider.product(),
        provider.outputPort(),
        provider.folder(),
        provider.platform(),
        provider.registered());
  }

  private PortSchema schema(PortSchema schema) {
    return schema
        .ref()
        .flatMap(this::file)
        .map(file -> {
          Result<PortSchema> filled =
              SchemaFile.in(schema, new DocumentFile(file.name(), "", file.bytes()));
          found.addAll(filled.diagnostics());
          return filled.value().orElse(schema);
        })
        .orElse(schema);
  }

  /** A file that is not there was diagnosed when the documents were read. */
  private Optional<InputFile> file(Located<String> ref) {
    if (!SchemaFile.isFile(ref)) {
      return Optional.empty();
    }
    Path path = loaded.folder().resolve(ref.value()).toAbsolutePath().normalize();
    String name = loaded.folder().relativize(path).toString().replace('\\', '/');
    Optional<InputFile> file =
        Optional.ofNullable(inputs.get(path))
            .or(() -> files.read(path).map(bytes -> new InputFile(path, name, bytes)));
    file.ifPresent(known -> inputs.put(path, known));
    return file;
  }
}
