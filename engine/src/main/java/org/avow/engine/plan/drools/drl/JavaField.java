package org.avow.engine.plan.drools.drl;

import org.avow.engine.fact.Field;
import org.avow.engine.value.Type;

/**
 * How Java calls a field and its type. Immutable.
 *
 * @param type the simple or full name of the type in Java source
 * @param descriptor the internal name of its class
 */
record JavaField(String name, String type, String descriptor) {

  static JavaField of(Field field) {
    String simple = type(field.type());
    return new JavaField(field.name(), simple, raw(simple).replace('.', '/'));
  }

  private static String raw(String type) {
    int generic = type.indexOf('<');
    String name = generic < 0 ? type : type.substring(0, generic);
    return name.indexOf('.') < 0 ? "java.lang." + name : name;
  }

  private static String type(Type type) {
    if (type instanceof Type.ListOf list) {
      return "java.util.List<" + type(list.element()) + ">";
    }
    return type instanceof Type.Scalar scalar ? scalar(scalar) : "Object";
  }

  private static String scalar(Type.Scalar type) {
    return switch (type) {
      case BOOL -> "Boolean";
      case INT -> "Long";
      case DOUBLE -> "Double";
      case STRING -> "String";
      case TIMESTAMP -> "java.util.Date";
      case DURATION -> "java.time.Duration";
      case ANY -> "Object";
    };
  }

  private String capital() {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }

  /** The method that reads it; {@code getClass} is taken. */
  String getter() {
    return name.equals("class") ? "getClass_" : "get" + capital();
  }

  /** The method that asks whether it is there; {@code has_service}. */
  String question() {
    return "isHas_" + name;
  }
}
