/**
 * Work that several threads share. Nothing that is done with it depends on how many there are, or
 * which of them is quicker.
 */
@NullMarked
package org.avow.engine.task;

import org.jspecify.annotations.NullMarked;
