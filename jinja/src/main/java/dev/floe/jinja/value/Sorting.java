package dev.floe.jinja.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Python's stable sort. */
public final class Sorting {

  private record Keyed(Object key, Object value) {}

  private static final int FEW = 64;

  private Sorting() {}

  /** The values in the order of their keys; equal keys keep their order, reversed or not. */
  public static List<Object> sorted(
      List<Object> values, UnaryOperator<Object> key, boolean reverse) {
    List<Keyed> keyed = new ArrayList<>(values.size());
    for (Object value : values) {
      keyed.add(new Keyed(key.apply(value), value));
    }
    if (reverse) {
      Collections.reverse(keyed);
    }
    if (keyed.size() < FEW) {
      insertionSort(keyed);
    } else {
      mergeSort(keyed, 0, keyed.size(), new ArrayList<>(keyed));
    }
    if (reverse) {
      Collections.reverse(keyed);
    }
    List<Object> sorted = new ArrayList<>(keyed.size());
    keyed.forEach(each -> sorted.add(each.value));
    return sorted;
  }

  /** Python's way with few values: which pair is compared first shows in messages. */
  private static void insertionSort(List<Keyed> values) {
    int sorted = firstRun(values);
    for (; sorted < values.size(); sorted++) {
      Keyed pivot = values.get(sorted);
      int low = 0;
      int high = sorted;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (less(pivot, values.get(middle))) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      values.remove(sorted);
      values.add(low, pivot);
    }
  }

  /** How many values from the first on are in order, once a falling run is turned around. */
  private static int firstRun(List<Keyed> values) {
    if (values.size() < 2) {
      return values.size();
    }
    boolean falling = less(values.get(1), values.get(0));
    int end = 2;
    while (end < values.size() && less(values.get(end), values.get(end - 1)) == falling) {
      end++;
    }
    if (falling) {
      Collections.reverse(values.subList(0, end));
    }
    return end;
  }

  /** Our own merge sort: Java's refuses an order that contradicts itself, Python's does not. */
  private static void mergeSort(List<Keyed> target, int from, int to, List<Keyed> source) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    mergeSort(source, from, middle, target);
    mergeSort(source, middle, to, target);
    int left = from;
    int right = middle;
    for (int i = from; i < to; i++) {
      boolean takeRight = left >= middle || right < to && less(source.get(right), source.get(left));
      target.set(i, source.get(takeRight ? right++ : left++));
    }
  }

  private static boolean less(Keyed a, Keyed b) {
    return Comparison.ordered(Comparison.Order.LESS, a.key, b.key);
  }
}
