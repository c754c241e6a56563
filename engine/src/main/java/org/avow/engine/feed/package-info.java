/**
 * Records to facts. A feed says in expressions how a raw record becomes facts of the vocabulary.
 */
@NullMarked
package org.avow.engine.feed;

import org.jspecify.annotations.NullMarked;
