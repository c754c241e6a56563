/**
 * The checked model of policies. What stands here has passed every check: names are resolved and
 * expressions are typed.
 */
@NullMarked
package org.avow.engine.policy;

import org.jspecify.annotations.NullMarked;
