package org.avow.engine.verdict;

import java.util.Optional;

/**
 * A value with the expression that yielded it, as it is shown. Immutable.
 *
 * @param expression the expression's own words, or the name of a field
 * @param type the value's type: {@code string}, {@code timestamp}, ...
 * @param text the value, with every digit, or what stands for a personal one: {@code subject #17};
 *     empty if there is no value
 * @param lack why there is none: {@code absent}, {@code unknown}, {@code present but unknown},
 *     perhaps with a reason behind a colon
 * @param masked whether {@code text} stands for a personal value
 */
public record ShownValue(
    String expression, String type, Optional<String> text, Optional<String> lack, boolean masked) {}
