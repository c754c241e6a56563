/** Verdicts as SARIF 2.1.0, which code scanning and editors read. */
@NullMarked
package org.avow.engine.report.sarif;

import org.jspecify.annotations.NullMarked;
