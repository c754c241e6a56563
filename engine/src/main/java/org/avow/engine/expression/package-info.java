/**
 * Expressions of the Common Expression Language, parsed, checked and lowered to closures. A lowered
 * expression is three-valued: what is unknown stays unknown until something decides it.
 */
@NullMarked
package org.avow.engine.expression;

import org.jspecify.annotations.NullMarked;
