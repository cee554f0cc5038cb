package dev.floe.cli.monitor;

import dev.floe.cli.command.Surroundings;
import dev.floe.cli.product.LineageWay;
import dev.floe.cli.product.ProductFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tells lineage backends of looks at ports, where there is one; each trouble is told once. */
final class MonitorLineage {

  private final Surroundings surroundings;
  private final Set<String> complaints = new HashSet<>();

  MonitorLineage(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Tells of looks; the ways to the backends are open as long as that takes. */
  void tell(List<Look> looks) {
    Map<Path, List<Look>> byProduct = new LinkedHashMap<>();
    looks.forEach(look ->
        byProduct.computeIfAbsent(look.port().folder(), folder -> new ArrayList<>()).add(look));
    byProduct.forEach(this::tell);
  }

  private void tell(Path folder, List<Look> looks) {
    LineageWay.open(
            looks.getFirst().port().product(),
            new ProductFolder(folder),
            surroundings,
            Optional.empty(),
            this::complain)
        .ifPresent(way -> {
          try (way) {
            for (Look look : looks) {
              way.events().looked(look.told(), UUID.randomUUID()).forEach(way.sink()::take);
            }
          }
        });
  }

  private void complain(String what) {
    if (complaints.add(what)) {
      surroundings.err().println("warning: lineage: " + what);
    }
  }
}
