/** Verdicts as JUnit XML, which build servers read. */
@NullMarked
package org.avow.engine.report.junit;

import org.jspecify.annotations.NullMarked;
