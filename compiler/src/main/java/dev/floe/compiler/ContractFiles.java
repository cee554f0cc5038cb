package dev.floe.compiler;

import dev.floe.contracts.document.ContractReader;
import dev.floe.contracts.document.WrittenContract;
import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.locate.DocumentFiles;
import dev.floe.manifest.locate.InputFile;
import dev.floe.manifest.read.DocumentFile;
import dev.floe.manifest.read.DocumentNames;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The contracts that lie in a product's folder. */
public final class ContractFiles {

  /** Folders that hold a project's code, or what was made of it. */
  private static final Set<String> OTHERS =
      Set.of(
          "models",
          "seeds",
          "snapshots",
          "macros",
          "tests",
          "analyses",
          "target",
          "logs",
          "warehouse",
          "dbt_packages",
          "node_modules");

  private static final Pattern KIND =
      Pattern.compile("(?m)^\\s*[\"']?kind[\"']?\\s*:\\s*[\"']?DataContract\\b");

  private final Path product;
  private final DocumentFiles files;
  private final List<InputFile> read = new ArrayList<>();
  private final List<WrittenContract> contracts = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private ContractFiles(Path product, DocumentFiles files) {
    this.product = product;
    this.files = files;
  }

  /**
   * What was found.
   *
   * @param read the files that hold contracts
   */
  public record Found(List<WrittenContract> contracts, List<InputFile> read) {}

  /** The contracts of a product, by the names of their files. */
  public static Result<Found> in(Path product, DocumentFiles files) {
    ContractFiles search = new ContractFiles(product, files);
    search.look(product);
    return Result.of(new Found(search.contracts, search.read), search.found);
  }

  private void look(Path folder) {
    for (Path file : files.files(folder)) {
      String name = String.valueOf(file.getFileName());
      if (name.endsWith(".yaml") || name.endsWith(".yml")) {
        files.read(file).ifPresent(bytes -> contract(file, bytes));
      }
    }
    for (Path inner : files.folders(folder)) {
      boolean another =
          DocumentNames.PRODUCT_FILES.stream()
              .anyMatch(name -> files.read(inner.resolve(name)).isPresent());
      if (!another && !OTHERS.contains(String.valueOf(inner.getFileName()))) {
        look(inner);
      }
    }
  }

  /** A file that a contract refers to; it belongs to what is compiled. */
  private Optional<DocumentFile> beside(Path contract, String ref) {
    Path path = contract.resolveSibling(ref).normalize();
    String name = product.relativize(path).toString().replace('\\', '/');
    Optional<byte[]> bytes = files.read(path);
    bytes.ifPresent(found -> read.add(new InputFile(path, name, found)));
    return bytes.map(found -> new DocumentFile(name, "", found));
  }

  private void contract(Path file, byte[] bytes) {
    if (!KIND.matcher(new String(bytes, StandardCharsets.UTF_8)).find()) {
      return;
    }
    String name = product.relativize(file).toString().replace('\\', '/');
    Path folder = file.getParent();
    String home = folder == null ? "" : String.valueOf(folder.getFileName());
    read.add(new InputFile(file, name, bytes));
    Result<List<WrittenContract>> contract =
        ContractReader.read(new DocumentFile(name, home, bytes), ref -> beside(file, ref));
    found.addAll(contract.diagnostics());
    contracts.addAll(contract.value().orElse(List.of()));
  }
}
