/**
 * Stored bytes to the bytes of text: gzip, zstd and UTF-16 are read as if they were plain UTF-8.
 */
@NullMarked
package org.avow.engine.source.bytes;

import org.jspecify.annotations.NullMarked;
