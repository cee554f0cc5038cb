package dev.floe.manifest;

import dev.floe.diagnostics.Diagnostic;
import dev.floe.diagnostics.Result;
import dev.floe.manifest.inherit.Architecture;
import dev.floe.manifest.inherit.Platform;
import dev.floe.manifest.inherit.PluginSelection;
import dev.floe.manifest.locate.InputFile;
import dev.floe.manifest.locate.LoadedProduct;
import java.util.List;

/** What became of documents, as text that is easy to read in a diff. */
public final class Report {

  private Report() {}

  public static String of(List<Diagnostic> diagnostics) {
    StringBuilder text = new StringBuilder();
    for (Diagnostic diagnostic : diagnostics) {
      text.append(diagnostic.code().id()).append(' ');
      diagnostic.span().ifPresent(span -> text.append(span).append(' '));
      text.append(diagnostic.message()).append('\n');
      diagnostic
          .demandedBy()
          .ifPresent(span -> text.append("  demanded by ").append(span).append('\n'));
      diagnostic.help().ifPresent(help -> text.append("  help: ").append(help).append('\n'));
    }
    return text.toString();
  }

  public static String ofProduct(Result<LoadedProduct> result) {
    StringBuilder text = new StringBuilder(of(result.diagnostics()));
    result.value().ifPresent(loaded -> append(text, loaded));
    return text.toString();
  }

  private static void append(StringBuilder text, LoadedProduct loaded) {
    DataProduct product = loaded.product();
    text.append("product ").append(product.name().value()).append(' ').append(product.version());
    text.append(" owned by ").append(product.owners().stream().map(Owner::display).toList());
    text.append('\n');
    product.outputPorts().forEach(port -> append(text, port));
    loaded
        .providers()
        .forEach(p ->
            text.append("  in ")
                .append(p.inputPort().name().value())
                .append(" <- ")
                .append(p.reference().text())
                .append(" of ")
                .append(p.product().file())
                .append('\n'));
    product
        .schedule()
        .ifPresent(s ->
            text.append("  runs ")
                .append(s.cron().value())
                .append(' ')
                .append(s.zone())
                .append('\n'));
    text.append(of(loaded.platform()));
    text.append("read ").append(loaded.inputs().stream().map(InputFile::name).toList());
    text.append('\n');
  }

  private static void append(StringBuilder text, OutputPort port) {
    text.append("  out ").append(port.name().value());
    port.table().ifPresent(table -> text.append(" = ").append(table.value()));
    port.sla()
        .freshness()
        .ifPresent(f -> text.append(" fresh ").append(Durations.print(f.value())));
    port.sla().availability().ifPresent(a -> text.append(" up ").append(a.value()));
    port.sla()
        .quality()
        .forEach((k, v) -> text.append(' ').append(k).append(' ').append(v.value()));
    text.append('\n');
  }

  public static String of(Platform platform) {
    StringBuilder text = new StringBuilder();
    text.append("tiers ").append(platform.tiers().stream().map(Platform.TierInfo::label).toList());
    platform.domain().ifPresent(d -> text.append(" domain ").append(d.name()));
    text.append('\n');
    platform.plugins().forEach((name, choice) -> append(text, name, choice));
    Architecture architecture = platform.architecture();
    text.append(architecture.pattern().value())
        .append(", names ")
        .append(architecture.enforcement().value())
        .append(' ')
        .append(architecture.casing().value())
        .append('\n');
    architecture.layers().forEach(layer -> append(text, layer));
    return text.append(platform.describe()).toString();
  }

  private static void append(StringBuilder text, String name, PluginSelection choice) {
    text.append("  ").append(name).append(": ");
    switch (choice) {
      case PluginSelection.Chosen chosen -> text.append(chosen.type().value());
      case PluginSelection.Open open -> text.append("one of ").append(open.approved().value());
      case PluginSelection.Unmentioned unmentioned -> text.append("not chosen");
    }
    text.append('\n');
  }

  private static void append(StringBuilder text, Architecture.Layer layer) {
    text.append("  ")
        .append(layer.name())
        .append(": ")
        .append(layer.prefix().value())
        .append("* in ");
    text.append(layer.namespace().value()).append(", tests ").append(layer.requiredTests().value());
    layer.minimumCoverage().ifPresent(c -> text.append(", coverage ").append(c.value()));
    layer.scd().ifPresent(scd -> text.append(", scd ").append(scd.typesAllowed().value()));
    text.append(layer.requiredDocumentation().value() ? ", documented\n" : "\n");
  }
}
