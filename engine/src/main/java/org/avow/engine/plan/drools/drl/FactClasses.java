package org.avow.engine.plan.drools.drl;

import java.util.LinkedHashMap;
import java.util.Map;
import org.avow.engine.fact.FactType;
import org.avow.engine.fact.Field;
import org.avow.engine.fact.Vocabulary;
import org.kie.api.definition.type.Expires;
import org.kie.api.definition.type.Role;
import org.kie.api.definition.type.Timestamp;
import org.mvel2.asm.AnnotationVisitor;
import org.mvel2.asm.ClassWriter;
import org.mvel2.asm.MethodVisitor;
import org.mvel2.asm.Opcodes;
import org.mvel2.asm.Type;

/**
 * The vocabulary's types as classes, made without a Java compiler: a getter for each field, which
 * reads it through {@link FactView}, and a question whether it is there.
 */
final class FactClasses {
  /** The package of the classes. */
  static final String PACKAGE = "avow.facts";

  /** Longer than any evidence reaches: events never leave a session. */
  private static final String NEVER = "365000d";

  private static final String VIEW = Type.getInternalName(FactView.class);
  private static final String SOURCE = Type.getDescriptor(FactView.Source.class);

  private FactClasses() {}

  /** The name of a type's class. */
  static String name(FactType type) {
    return PACKAGE + "." + type.name();
  }

  /** The class files, by their paths. */
  static Map<String, byte[]> of(Vocabulary vocabulary) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (FactType type : vocabulary.types().values()) {
      files.put(name(type).replace('.', '/') + ".class", of(type));
    }
    return files;
  }

  private static byte[] of(FactType type) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V1_8,
        Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        name(type).replace('.', '/'),
        null,
        VIEW,
        null);
    if (!type.isState()) {
      event(writer);
    }
    constructor(writer);
    for (Field field : type.fields()) {
      JavaField java = JavaField.of(field);
      getter(writer, java.getter(), java.descriptor(), field.slot());
      question(writer, java.question(), field.slot());
    }
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void event(ClassWriter writer) {
    AnnotationVisitor role = writer.visitAnnotation(Type.getDescriptor(Role.class), true);
    role.visitEnum("value", Type.getDescriptor(Role.Type.class), Role.Type.EVENT.name());
    role.visitEnd();
    AnnotationVisitor timestamp = writer.visitAnnotation(Type.getDescriptor(Timestamp.class), true);
    timestamp.visit("value", "eventMillis");
    timestamp.visitEnd();
    AnnotationVisitor expires = writer.visitAnnotation(Type.getDescriptor(Expires.class), true);
    expires.visit("value", NEVER);
    expires.visitEnd();
  }

  private static void constructor(ClassWriter writer) {
    String descriptor = "(" + SOURCE + ")V";
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", descriptor, null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, VIEW, "<init>", descriptor, false);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(2, 2);
    code.visitEnd();
  }

  private static void getter(ClassWriter writer, String name, String descriptor, int slot) {
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC, name, "()L" + descriptor + ";", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitIntInsn(Opcodes.SIPUSH, slot);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, VIEW, "read", "(I)Ljava/lang/Object;", false);
    code.visitTypeInsn(Opcodes.CHECKCAST, descriptor);
    code.visitInsn(Opcodes.ARETURN);
    code.visitMaxs(2, 1);
    code.visitEnd();
  }

  private static void question(ClassWriter writer, String name, int slot) {
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name, "()Z", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitIntInsn(Opcodes.SIPUSH, slot);
    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, VIEW, "holds", "(I)Z", false);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(2, 1);
    code.visitEnd();
  }
}
