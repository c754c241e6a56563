/** Verdicts as one self-contained page for a regulator: no script, no request. */
@NullMarked
package org.avow.engine.report.html;

import org.jspecify.annotations.NullMarked;
