/**
 * The command as a program for one machine, compiled ahead of time: it starts without a virtual
 * machine, and leaves to one what it does not hold. The code in C beside it is what such a program
 * needs around it.
 */
@NullMarked
package org.avow.executable;

import org.jspecify.annotations.NullMarked;
