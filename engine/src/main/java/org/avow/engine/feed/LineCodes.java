package org.avow.engine.feed;

import java.util.Arrays;
import org.avow.engine.fact.Codes;
import org.avow.engine.fact.LooseCells;
import org.avow.engine.source.Cells;
import org.avow.engine.value.InstantReader;
import org.avow.engine.value.Type;
import org.avow.engine.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one line as numbers, found when they are first asked for, and the cells of its
 * block that have none. Mutable, for one thread.
 */
final class LineCodes implements LooseCells {
  private static final int UNASKED = Integer.MIN_VALUE;

  private final Cells cells;
  private final int[] cellOf;
  private final Dictionary[] dictionaries;
  private final int[] codes;
  private final InstantReader instants = new InstantReader();
  private byte[] bytes = new byte[0];
  private Cells.Kind[] kinds = new Cells.Kind[1024];
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private @Nullable Value[] values = new @Nullable Value[1024];
  private int loose;

  LineCodes(LineFeed feed, Cells cells) {
    this.cells = cells;
    int size = feed.columns().size();
    this.cellOf = new int[size];
    this.dictionaries = new Dictionary[size];
    this.codes = new int[size];
    for (int i = 0; i < size; i++) {
      cellOf[i] = feed.columns().get(i).cell();
      dictionaries[i] = new Dictionary(feed.columns().get(i).type());
    }
  }

  /** The number of a text in a column, in every block. */
  int add(int column, Value.Text text) {
    return dictionaries[column].add(text);
  }

  /** What the numbers of a column stand for. */
  Codes of(int column) {
    return dictionaries[column].codes();
  }

  /** The block holds other lines. */
  void enter(byte[] block) {
    bytes = block;
    Arrays.fill(values, 0, loose, null);
    loose = 0;
  }

  /** The cells hold another line. */
  void stand() {
    Arrays.fill(codes, UNASKED);
  }

  /** Whether a column holds a text. */
  boolean holdsText(int column) {
    return cells.kind(cellOf[column]) == Cells.Kind.TEXT;
  }

  /** The instant in a column; the least long if it is not of the usual form. */
  long instant(int column) {
    int cell = cellOf[column];
    return cells.kind(cell) == Cells.Kind.TEXT
        ? instants.read(bytes, cells.start(cell), cells.end(cell))
        : Long.MIN_VALUE;
  }

  /** The number of what stands in a column: of its codes, or of a loose cell. */
  int get(int column) {
    int known = codes[column];
    if (known == UNASKED) {
      known = find(column);
      codes[column] = known;
    }
    return known;
  }

  private int find(int column) {
    int cell = cellOf[column];
    Cells.Kind kind = cells.kind(cell);
    int code = dictionaries[column].code(kind, bytes, cells.start(cell), cells.end(cell));
    return code == Dictionary.NONE ? loosen(kind, cell) : code;
  }

  private int loosen(Cells.Kind kind, int cell) {
    if (loose == kinds.length) {
      kinds = Arrays.copyOf(kinds, 2 * loose);
      starts = Arrays.copyOf(starts, 2 * loose);
      ends = Arrays.copyOf(ends, 2 * loose);
      values = Arrays.copyOf(values, 2 * loose);
    }
    kinds[loose] = kind;
    starts[loose] = cells.start(cell);
    ends[loose] = cells.end(cell);
    return -1 - loose++;
  }

  @Override
  public Value value(int cell, Type type) {
    Value known = values[cell];
    if (known == null) {
      known = Dictionary.value(type, kinds[cell], bytes, starts[cell], ends[cell]);
      values[cell] = known;
    }
    return known;
  }

  @Override
  public boolean isText(int cell) {
    return kinds[cell] == Cells.Kind.TEXT;
  }

  @Override
  public long integer(int cell) {
    return Dictionary.integer(bytes, starts[cell], ends[cell]);
  }

  @Override
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public int start(int cell) {
    return starts[cell];
  }

  @Override
  public int end(int cell) {
    return ends[cell];
  }
}
