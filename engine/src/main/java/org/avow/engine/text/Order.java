package org.avow.engine.text;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Orders by one key or several. They are those of {@link Comparator}, whose own factories make
 * lambdas that can be serialized: no cache of classes holds such, and each costs a millisecond of a
 * cold start.
 */
public final class Order {
  private Order() {}

  /** By a key that has an order. */
  public static <T, K extends Comparable<? super K>> Comparator<T> by(
      Function<? super T, ? extends K> key) {
    return (a, b) -> key.apply(a).compareTo(key.apply(b));
  }

  /** By a key, in an order. */
  public static <T, K> Comparator<T> by(
      Function<? super T, ? extends K> key, Comparator<? super K> order) {
    return (a, b) -> order.compare(key.apply(a), key.apply(b));
  }

  /** By the first of several orders that tells two apart. */
  @SafeVarargs
  @SuppressWarnings("varargs") // the array is copied, and only read
  public static <T> Comparator<T> of(Comparator<? super T>... orders) {
    List<Comparator<? super T>> all = List.of(orders);
    return (a, b) -> {
      int order = 0;
      for (int i = 0; i < all.size() && order == 0; i++) {
        order = all.get(i).compare(a, b);
      }
      return order;
    };
  }
}
