package dev.floe.contracts;

import dev.floe.manifest.Percentage;
import dev.floe.manifest.Version;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * Contracts at random. Names, types and terms are few, so that two of them differ in little and
 * chains of changes that break nobody are not rare.
 */
public final class RandomContracts {

  private static final List<String> TYPES =
      List.of(
          "smallint",
          "integer",
          "bigint",
          "double",
          "decimal(10,2)",
          "decimal(22,2)",
          "string",
          "list<integer>",
          "list<bigint>",
          "struct<a: integer>",
          "struct<a: integer, b: string>",
          "enum<a, b>",
          "timestamp");

  private static final List<String> WORDS =
      List.of("", "the first\nof two lines", "plain", "it's \"quoted\": #1", "- dash", "no", "1.0");

  private final Random random;

  public RandomContracts(long seed) {
    this.random = new Random(seed);
  }

  public Contract next() {
    List<ContractColumn> columns = new ArrayList<>();
    for (String name : List.of("id", "amount", "status", "Größe")) {
      if (random.nextInt(4) > 0) {
        columns.add(column(name));
      }
    }
    Map<String, Percentage> quality = new TreeMap<>();
    if (random.nextInt(3) == 0) {
      quality.put("completeness", share());
    }
    return new Contract(
        "orders of sales",
        Version.of(random.nextInt(3), random.nextInt(3), 0),
        one(WORDS),
        new Contract.Provider(
            "sales", "order-history", "orders", maybe("sales.gold.orders" + random.nextInt(2))),
        random.nextBoolean()
            ? Optional.of(new Contract.Consumer("marketing", "campaigns"))
            : Optional.empty(),
        columns,
        new ServiceLevel(
            maybe(Duration.ofMinutes(30L * (1 + random.nextInt(100)))), maybe(share()), quality),
        one(List.of(Compatibility.values())),
        maybe(Duration.ofDays(1 + random.nextInt(9))));
  }

  /** One that differs from another in a thing or two. */
  public Contract near(Contract contract) {
    Contract other = next();
    List<ContractColumn> columns = new ArrayList<>(contract.columns());
    for (ContractColumn column : other.columns()) {
      columns.removeIf(one -> random.nextInt(3) == 0 && one.name().equals(column.name()));
      if (columns.stream().noneMatch(one -> one.name().equals(column.name()))) {
        columns.add(column);
      }
    }
    return new Contract(
        contract.name(),
        contract.version(),
        random.nextInt(4) == 0 ? other.description() : contract.description(),
        contract.provider(),
        contract.consumer(),
        columns,
        random.nextInt(3) == 0 ? other.sla() : contract.sla(),
        contract.compatibility(),
        contract.notice());
  }

  private ContractColumn column(String name) {
    return new ContractColumn(
        name,
        maybe(TypeNames.parse(one(TYPES))),
        random.nextBoolean(),
        name.equals("id") && random.nextBoolean(),
        random.nextInt(3) == 0,
        random.nextInt(3) == 0 ? List.of("new", "paid") : List.of(),
        one(WORDS),
        maybe(one(List.of("public", "internal", "pii"))));
  }

  private Percentage share() {
    return new Percentage(BigDecimal.valueOf(900 + random.nextInt(100), 1));
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private <T> Optional<T> maybe(T value) {
    return random.nextInt(3) > 0 ? Optional.of(value) : Optional.empty();
  }
}
