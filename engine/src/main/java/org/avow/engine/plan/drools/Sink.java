package org.avow.engine.plan.drools;

/** Where the consequences of a session hand over what comes out. */
interface Sink {
  void accept(Object result);
}
