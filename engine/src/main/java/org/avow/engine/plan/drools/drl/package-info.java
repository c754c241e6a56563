/**
 * Policies in DRL: code of the operator, compiled by Drools over classes that are made from the
 * vocabulary. Loaded as a service, and by packs alone that hold DRL.
 */
@NullMarked
package org.avow.engine.plan.drools.drl;

import org.jspecify.annotations.NullMarked;
