/**
 * The library: policies and evidence in, a verdict out. Its packages are the stages, and no stage
 * reaches back; the test of the architecture lists their order.
 */
@NullMarked
package org.avow.engine;

import org.jspecify.annotations.NullMarked;
