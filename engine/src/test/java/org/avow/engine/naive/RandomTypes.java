package org.avow.engine.naive;

import java.util.ArrayList;
import java.util.List;

/** A random vocabulary as a YAML document. */
final class RandomTypes {
  private final Draw draw;
  private final List<Shape> shapes = new ArrayList<>();
  private final List<String> streamNames = new ArrayList<>();
  private final StringBuilder streams = new StringBuilder();
  private final StringBuilder types = new StringBuilder();

  /**
   * What the generator knows of a type.
   *
   * @param hasMore whether it has lists and a second timestamp
   * @param neighbours whether it derives {@code next_at} and {@code previous_at}
   */
  record Shape(String name, boolean state, boolean hasId, boolean hasMore, boolean neighbours) {}

  RandomTypes(Draw draw) {
    this.draw = draw;
    add("alpha", false);
    add("beta", false);
    if (draw.chance(40)) {
      add("gamma", false);
    }
    add("store", true);
  }

  List<Shape> shapes() {
    return shapes;
  }

  /** All streams, implied ones included. */
  List<String> streamNames() {
    return streamNames;
  }

  String yaml() {
    String head = "vocabulary: world\n";
    String flows = streams.isEmpty() ? "" : "streams:\n" + streams;
    return head + flows + "types:\n" + types;
  }

  private void add(String name, boolean state) {
    boolean id = draw.chance(state ? 85 : 55);
    boolean more = name.equals("alpha");
    boolean sequence = !state && draw.chance(40);
    boolean neighbours = !state && draw.chance(60);
    shapes.add(new Shape(name, state, id, more, neighbours));
    types.append("  ").append(name).append(":\n");
    line("kind: " + (state ? "state" : "event"));
    if (id) {
      line("id: [id]");
    }
    if (sequence) {
      line("sequence: seq");
    }
    streams(name);
    line("fields:");
    if (id) {
      line("  id: { type: string, personal: false }");
    }
    line("  k: { type: string, personal: false }");
    line("  n: { type: int }");
    line("  ok: { type: bool }");
    line("  d: { type: string, personal: false, default: x }");
    if (more) {
      line("  tags: { type: list<string>, personal: false }");
      line("  t: { type: timestamp }");
    }
    if (sequence) {
      line("  seq: { type: int }");
    }
    line("derive:");
    line("  fit: " + name + ".ok && " + name + ".n > 0");
    if (neighbours) {
      line("  next_at: { next: [k] }");
      line("  previous_at: { previous: [k] }");
    }
  }

  private void line(String text) {
    types.append("    ").append(text).append('\n');
  }

  private void streams(String name) {
    if (draw.chance(45)) {
      streamNames.add(name);
      return;
    }
    List<String> names = new ArrayList<>();
    int number = draw.between(1, 2);
    for (int i = 0; i < number; i++) {
      String stream = name + "_" + (i == 0 ? "main" : "side");
      names.add(stream);
      streamNames.add(stream);
      List<String> keys = new ArrayList<>(List.of("description: evidence"));
      if (draw.chance(35)) {
        keys.add("parts: [p, q]");
      }
      if (draw.chance(number == 2 ? 70 : 20)) {
        keys.add("scope: { k: " + (i == 0 ? "u" : "v") + " }");
      }
      streams
          .append("  ")
          .append(stream)
          .append(": { ")
          .append(String.join(", ", keys))
          .append(" }\n");
    }
    line("streams: [" + String.join(", ", names) + "]");
  }
}
