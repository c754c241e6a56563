package org.avow.engine.naive;

import org.avow.engine.expression.Binding;

/** What the names of an expression stand for. */
record Scene(NaiveRow judged, NaiveRow candidate, NaiveRow params) {

  Scene with(NaiveRow otherCandidate) {
    return new Scene(judged, otherCandidate, params);
  }

  NaiveRow row(Binding binding) {
    return switch (binding) {
      case JUDGED -> judged;
      case CANDIDATE -> candidate;
      case PARAMS -> params;
      case RECORD, ITEM, SOURCE -> throw new IllegalStateException("no feeds here: " + binding);
    };
  }
}
