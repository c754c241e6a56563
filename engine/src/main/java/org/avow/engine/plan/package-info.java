/**
 * Rules to leaves, and leaves to lanes. The plan knows the keys that group facts and the fields
 * that rules read; it never changes a result.
 */
@NullMarked
package org.avow.engine.plan;

import org.jspecify.annotations.NullMarked;
