/** Verdicts as workflow commands, which GitHub Actions shows beside the lines. */
@NullMarked
package org.avow.engine.report.github;

import org.jspecify.annotations.NullMarked;
