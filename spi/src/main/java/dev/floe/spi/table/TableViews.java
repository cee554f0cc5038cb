package dev.floe.spi.table;

import java.util.List;

/** The capability of a {@link TableCatalog} to keep views. Used by one thread. */
public interface TableViews {

  /**
   * Makes the views of a product what they shall be, each by itself: new ones are made, those whose
   * tables have other columns now are replaced, and those of its namespace that floe made for it
   * and are not wanted any more are dropped. A view whose table is not there is left out. No
   * namespace is made for views the catalog does not keep.
   *
   * @param product the value of the property {@code floe.product} of its views
   * @param namespace where all of them are
   * @return what was not done, in words, where the catalog does not keep views or refuses some
   * @throws dev.floe.diagnostics.FloeException where the catalog fails
   */
  List<String> show(String product, List<String> namespace, List<TableView> views);
}
