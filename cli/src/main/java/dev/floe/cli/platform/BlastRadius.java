package dev.floe.cli.platform;

import dev.floe.cli.command.Invocation;
import dev.floe.cli.console.Palette;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which registered products a candidate would break.
 *
 * @param checked how many were looked at
 * @param broken in the order of their names
 */
record BlastRadius(int checked, List<Broken> broken) {

  BlastRadius {
    broken = List.copyOf(broken);
  }

  /**
   * Something of a registered product that would no longer be good.
   *
   * @param product with its version: {@code sales.orders 1.2.0}
   * @param subject the model, column or port
   * @param rule the code, or what changes
   */
  record Broken(String product, String subject, String rule, String message) {

    Map<String, Object> plain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      plain.put("product", product);
      plain.put("subject", subject);
      plain.put("rule", rule);
      plain.put("message", message);
      return plain;
    }
  }

  Map<String, Object> plain() {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("checked", checked);
    plain.put("broken", broken.stream().map(Broken::plain).toList());
    return plain;
  }

  void print(Invocation invocation) {
    Palette palette = invocation.console().palette();
    long products = broken.stream().map(Broken::product).distinct().count();
    invocation
        .console()
        .line(
            checked
                + (checked == 1
                    ? " registered product checked, "
                    : " registered products checked, ")
                + (products == 0 ? "none would break" : products + " would break:"));
    for (Broken one : broken) {
      invocation
          .console()
          .line(
              "  " + palette.bad("✗ ") + one.product() + ": " + one.subject() + ": " + one.rule());
      invocation.console().line("      " + one.message());
    }
  }
}
