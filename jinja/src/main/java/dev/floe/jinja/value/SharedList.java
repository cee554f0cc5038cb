package dev.floe.jinja.value;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The items of a list that several threads use: what is put in is shared too. */
final class SharedList extends CopyOnWriteArrayList<Object> {

  private static final long serialVersionUID = 1L;

  SharedList(List<Object> items) {
    super(items);
    items.forEach(SharedMap::share);
  }

  @Override
  public boolean add(Object value) {
    return super.add(SharedMap.share(value));
  }

  @Override
  public void add(int index, Object value) {
    super.add(index, SharedMap.share(value));
  }

  @Override
  public Object set(int index, Object value) {
    return super.set(index, SharedMap.share(value));
  }

  @Override
  public boolean addAll(Collection<?> values) {
    values.forEach(SharedMap::share);
    return super.addAll(values);
  }
}
