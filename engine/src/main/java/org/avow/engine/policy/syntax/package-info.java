/** YAML documents with the position of every node. Nothing is judged here but the form. */
@NullMarked
package org.avow.engine.policy.syntax;

import org.jspecify.annotations.NullMarked;
