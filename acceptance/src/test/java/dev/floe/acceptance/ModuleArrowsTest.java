package dev.floe.acceptance;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModuleArrowsTest {

  @ParameterizedTest
  @MethodSource("dev.floe.acceptance.Module#all")
  void seesOnlyWhatTheTableAllows(Module module) {
    Set<String> forbidden = new TreeSet<>();
    for (JavaClass type : Program.CLASSES) {
      if (module.contains(type)) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass().getBaseComponentType();
          if (!target.isPrimitive() && !module.maySee(target)) {
            forbidden.add(dependency.getDescription());
          }
        }
      }
    }
    assertThat(forbidden).as("%s may see only %s", module, module.allowed()).isEmpty();
  }

  @Test
  void knowsAModuleForEveryPackage() {
    assertThat(Program.CLASSES.stream().map(Module::of).collect(toSet()))
        .as("modules that have classes")
        .containsExactlyInAnyOrderElementsOf(Module.all());
  }
}
