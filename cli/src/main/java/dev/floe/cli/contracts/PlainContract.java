package dev.floe.cli.contracts;

import dev.floe.contracts.Contract;
import dev.floe.contracts.ContractColumn;
import dev.floe.contracts.TypeNames;
import dev.floe.manifest.Durations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A contract as JSON shows it. */
final class PlainContract {

  private PlainContract() {}

  static Map<String, Object> of(Contract contract) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", contract.name());
    plain.put("version", contract.version().toString());
    plain.put("description", contract.description());
    plain.put("provider", contract.provider().reference());
    contract.provider().table().ifPresent(table -> plain.put("table", table));
    contract.consumer().ifPresent(consumer -> plain.put("consumer", consumer.id()));
    plain.put("columns", contract.columns().stream().map(PlainContract::column).toList());
    Map<String, Object> sla = new LinkedHashMap<>();
    contract.sla().freshness().ifPresent(time -> sla.put("freshness", Durations.print(time)));
    contract.sla().availability().ifPresent(share -> sla.put("availability", share.toString()));
    Map<String, Object> quality = new TreeMap<>();
    contract.sla().quality().forEach((name, share) -> quality.put(name, share.toString()));
    if (!quality.isEmpty()) {
      sla.put("quality", quality);
    }
    plain.put("sla", sla);
    plain.put("compatibility", contract.compatibility().word());
    contract.notice().ifPresent(time -> plain.put("notice", Durations.print(time)));
    return plain;
  }

  private static Map<String, Object> column(ContractColumn column) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("name", column.name());
    column.type().ifPresent(type -> plain.put("type", TypeNames.print(type)));
    plain.put("required", column.required());
    plain.put("primaryKey", column.primaryKey());
    plain.put("unique", column.unique());
    plain.put("allowedValues", List.copyOf(column.allowedValues()));
    plain.put("description", column.description());
    column.classification().ifPresent(level -> plain.put("classification", level));
    return plain;
  }
}
