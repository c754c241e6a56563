package org.avow.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Findings of one rule and outcome in order, in blocks. Mutable, for one thread.
 *
 * @param level how often it was merged from others
 */
record FindingRun(int level, List<Block> blocks) {
  private static final int MANY = 128;

  /** A part of a run. Immutable. */
  static final class Block {
    private final byte[] first;
    private final byte[] last;
    private final FindingSpace.Held held;

    private Block(byte[] first, byte[] last, FindingSpace.Held held) {
      this.first = first;
      this.last = last;
      this.held = held;
    }
  }

  /**
   * A run of one block.
   *
   * @param last where the last finding begins
   */
  static FindingRun of(byte[] bytes, int last, FindingSpace space) {
    List<Block> blocks = new ArrayList<>(1);
    blocks.add(block(bytes, last, space));
    return new FindingRun(0, blocks);
  }

  private static Block block(byte[] bytes, int last, FindingSpace space) {
    byte[] end = Arrays.copyOfRange(bytes, last, bytes.length);
    byte[] first = Arrays.copyOfRange(bytes, 0, FindingBytes.next(bytes, 0));
    return new Block(first, end, space.hold(bytes));
  }

  private byte[] last() {
    return blocks.get(blocks.size() - 1).last;
  }

  /**
   * Adds a run to others: to the last of them, where it goes on with that. When there are many of
   * one level, they become one.
   */
  static void extend(List<FindingRun> runs, FindingRun next, FindingSpace space) {
    FindingRun known = runs.isEmpty() ? null : runs.get(runs.size() - 1);
    if (known != null && FindingBytes.compare(known.last(), 0, next.blocks.get(0).first, 0) <= 0) {
      known.blocks.addAll(next.blocks);
      return;
    }
    runs.add(next);
    int first = runs.size() - MANY;
    if (first >= 0 && runs.get(first).level == next.level) {
      List<FindingRun> many = runs.subList(first, runs.size());
      FindingRun merged = merge(many, next.level + 1, space);
      many.clear();
      extend(runs, merged, space);
    }
  }

  private static FindingRun merge(List<FindingRun> runs, int level, FindingSpace space) {
    FindingRun merged = new FindingRun(level, new ArrayList<>());
    FindingMerge merge = new FindingMerge(runs, space);
    Bytes open = new Bytes(space.block());
    int last;
    do {
      last = open.length();
      open.putAll(merge.bytes(), merge.at(), FindingBytes.next(merge.bytes(), merge.at()));
      if (open.length() >= space.block()) {
        merged.blocks.add(block(open.copy(0, open.length()), last, space));
        open.cut(0);
      }
    } while (merge.advance());
    if (open.length() > 0) {
      merged.blocks.add(block(open.copy(0, open.length()), last, space));
    }
    runs.forEach(run -> run.blocks.forEach(block -> space.release(block.held)));
    return merged;
  }

  /** The same run, held by another space. */
  FindingRun in(FindingSpace from, FindingSpace to) {
    List<Block> moved = new ArrayList<>(blocks.size());
    for (Block block : blocks) {
      moved.add(new Block(block.first, block.last, to.hold(from.bytes(block.held))));
    }
    return new FindingRun(level, moved);
  }

  /** Starts to go through the findings. */
  Cursor cursor(FindingSpace space) {
    return new Cursor(blocks, space);
  }

  /** A place in a run. Mutable. */
  static final class Cursor {
    private final List<Block> blocks;
    private final FindingSpace space;
    private int block;
    private byte[] bytes;
    private int at;

    private Cursor(List<Block> blocks, FindingSpace space) {
      this.blocks = blocks;
      this.space = space;
      this.bytes = space.bytes(blocks.get(0).held);
    }

    /** The block in which the finding stands. */
    byte[] bytes() {
      return bytes;
    }

    /** Where it begins. */
    int at() {
      return at;
    }

    /** Goes on to the next finding; false if there is none. */
    boolean advance() {
      at = FindingBytes.next(bytes, at);
      if (at == bytes.length) {
        block++;
        at = 0;
        if (block == blocks.size()) {
          return false;
        }
        bytes = space.bytes(blocks.get(block).held);
      }
      return true;
    }

    int compare(Cursor other) {
      return FindingBytes.compare(bytes, at, other.bytes, other.at);
    }
  }
}
