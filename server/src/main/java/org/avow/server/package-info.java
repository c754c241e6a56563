/** The HTTP API, the web console and the store. It runs the same engine as the command line. */
@NullMarked
package org.avow.server;

import org.jspecify.annotations.NullMarked;
