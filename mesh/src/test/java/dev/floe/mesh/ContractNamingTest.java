package dev.floe.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.floe.contracts.Compatibility;
import dev.floe.contracts.Contract;
import dev.floe.contracts.ServiceLevel;
import dev.floe.manifest.Version;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractNamingTest {

  private static final String PORT = "marketing.attribution.customer_interactions";

  private static ProductEntry entry(String product, String provider, String contract) {
    return new ProductEntry(
        "sales",
        product,
        "1.0.0",
        "",
        "",
        "",
        "",
        List.of(),
        List.of(
            new ProductEntry.Input(
                "in",
                Optional.of(provider),
                "",
                Optional.of(contract).filter(name -> !name.isEmpty()))));
  }

  private static Contract need(String product, String provider) {
    Contract.Provider port = ContractNaming.port(provider).orElseThrow();
    return new Contract(
        "",
        Version.UNVERSIONED,
        "",
        port,
        Optional.of(new Contract.Consumer("sales", product)),
        List.of(),
        ServiceLevel.none(),
        Compatibility.BACKWARD,
        Optional.empty());
  }

  @Test
  void theFirstOfADomainHasTheShortName() {
    assertThat(ContractNaming.of(List.of(), need("customer-360", PORT)))
        .isEqualTo("marketing-to-sales-customer-interactions");
  }

  @Test
  void theSecondOfADomainOnAPortAddsItsName() {
    ProductEntry first = entry("z", PORT, "marketing-to-sales-customer-interactions");
    assertThat(ContractNaming.of(List.of(first), need("churn", PORT)))
        .isEqualTo("marketing-to-sales-customer-interactions-churn");
    assertThat(ContractNaming.of(List.of(first), need("z", PORT)))
        .as("its own name stays")
        .isEqualTo("marketing-to-sales-customer-interactions");
  }

  @Test
  void portsOfTheSameNameOfTwoProductsAreTwoContracts() {
    ProductEntry first = entry("z", PORT, "marketing-to-sales-customer-interactions");
    assertThat(
            ContractNaming.of(List.of(first), need("z", "marketing.other.customer_interactions")))
        .isEqualTo("marketing-to-sales-customer-interactions-z");
  }

  @Test
  void whoRegisteredAtOnceIsToldApart() {
    String name = "marketing-to-sales-customer-interactions";
    List<ProductEntry> both = List.of(entry("a", PORT, name), entry("b", PORT, name));
    assertThat(ContractNaming.all(both))
        .extracting(ContractNaming.Named::name)
        .containsExactly(name, name + "-b");
    assertThat(ContractNaming.all(List.of(entry("a", PORT, ""), entry("b", PORT, ""))))
        .as("entries without names")
        .extracting(ContractNaming.Named::name)
        .containsExactly(name, name + "-b");
  }
}
