package org.avow.engine.evaluate.kept;

/**
 * Parts that follow one another.
 *
 * @param start the first one
 * @param end the first one behind them
 */
public record PartRange(int start, int end) {}
