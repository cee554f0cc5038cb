package dev.floe.dbt.load;

import java.util.Set;

/**
 * What a loaded project has from a load that is kept.
 *
 * @param load names that load by all that went into it
 * @param anew unique ids of the nodes that were made anew since
 * @param sameEdges whether every node still reads the same others
 */
public record Basis(String load, Set<String> anew, boolean sameEdges) {

  public Basis {
    anew = Set.copyOf(anew);
  }
}
