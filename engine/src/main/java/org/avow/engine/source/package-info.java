/**
 * Evidence files to records. Every record knows its file, line and pointer, and what cannot be read
 * is counted and located.
 */
@NullMarked
package org.avow.engine.source;

import org.jspecify.annotations.NullMarked;
