package org.avow.engine.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of records that somebody reads: paths of keys, each with a number from 0 on. Mutable
 * while paths are added; afterwards threads may share it.
 */
public final class Projection {
  private final List<List<String>> paths = new ArrayList<>();
  private final Node root = new Node();

  /** A step of the paths. */
  static final class Node {
    private final Map<String, Node> children = new LinkedHashMap<>();
    private int cell = -1;

    /** The number of the path that ends here; -1 if none does. */
    int cell() {
      return cell;
    }

    Map<String, Node> children() {
      return children;
    }
  }

  /** The number of a path; a path that is not empty is added when it is first asked for. */
  public int cell(List<String> path) {
    if (path.isEmpty()) {
      throw new IllegalArgumentException("no path");
    }
    Node node = root;
    for (String key : path) {
      node = node.children.computeIfAbsent(key, k -> new Node());
    }
    if (node.cell < 0) {
      node.cell = paths.size();
      paths.add(List.copyOf(path));
    }
    return node.cell;
  }

  /** All paths, by number. */
  public List<List<String>> paths() {
    return List.copyOf(paths);
  }

  Node root() {
    return root;
  }
}
