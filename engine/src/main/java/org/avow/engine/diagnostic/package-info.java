/**
 * Messages for people about their policies. Each has a code, a span and, where one is known, help;
 * checks collect them and go on.
 */
@NullMarked
package org.avow.engine.diagnostic;

import org.jspecify.annotations.NullMarked;
