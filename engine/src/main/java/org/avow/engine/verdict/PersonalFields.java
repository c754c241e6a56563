package org.avow.engine.verdict;

import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;

/** Which fields are personal: declared so, or computed from one that is (semantics 7.5). */
public final class PersonalFields {
  private PersonalFields() {}

  /** Whether values of the field are masked. */
  public static boolean isPersonal(Field field, FactType type) {
    return type.isPersonal(field);
  }
}
