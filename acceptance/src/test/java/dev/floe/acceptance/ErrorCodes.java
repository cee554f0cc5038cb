package dev.floe.acceptance;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.floe.diagnostics.Code;
import java.util.Arrays;
import java.util.List;

/** Every code of the program: the constants of the enums that implement {@link Code}. */
final class ErrorCodes {

  private ErrorCodes() {}

  static List<Code> all() {
    return Program.CLASSES.stream()
        .filter(JavaClass::isEnum)
        .filter(type -> type.isAssignableTo(Code.class))
        .sorted((a, b) -> a.getName().compareTo(b.getName()))
        .flatMap(type -> Arrays.stream(type.reflect().getEnumConstants()))
        .map(Code.class::cast)
        .toList();
  }
}
