package org.avow.engine.evaluate.kept;

/**
 * Parts of the kept rows that follow one another, judged as one.
 *
 * @param start the first one
 * @param end the first one behind them
 */
public record PartRange(int start, int end) {}
