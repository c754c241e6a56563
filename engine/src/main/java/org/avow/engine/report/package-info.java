/** The verdict for people and machines. A report renders outcomes and computes none of its own. */
@NullMarked
package org.avow.engine.report;

import org.jspecify.annotations.NullMarked;
