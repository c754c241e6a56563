/**
 * The command <code>avow</code>, one file a subcommand. Only {@link org.avow.cli.Main} reads the
 * clock and the defaults of the machine.
 */
@NullMarked
package org.avow.cli;

import org.jspecify.annotations.NullMarked;
