package dev.floe.governance.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceTest {

  @ParameterizedTest
  @CsvSource({
    "crm, email, EMAIL",
    "crm, workEmail, EMAIL",
    "crm, E_MAIL_ADDRESS, EMAIL",
    "crm, phone_number, PHONE",
    "crm, home_telephone, PHONE",
    "crm, firstName, NAME",
    "crm, customer_name, NAME",
    "customers, name, NAME",
    "raw_users, Name, NAME",
    "crm, date_of_birth, BIRTH_DATE",
    "crm, dob, BIRTH_DATE",
    "crm, shipping_street, ADDRESS",
    "crm, postal_code, ADDRESS",
    "crm, ip_address, IP_ADDRESS",
    "crm, ssn, NATIONAL_ID",
    "crm, iban, BANK_ACCOUNT",
    "crm, credit_card_number, CARD",
    "visits, diagnosis, HEALTH",
  })
  void knowsPersonalDataByItsName(String table, String column, PersonalKind kind) {
    assertThat(Evidence.of(table, column, List.of()))
        .hasValueSatisfying(found -> assertThat(found.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "products, name",
    "crm, product_name",
    "crm, email_opt_in",
    "crm, email_hash",
    "crm, has_phone",
    "crm, mobile_app",
    "crm, zipped",
    "crm, description",
    "crm, emailing_campaign",
    "crm, shipment",
  })
  void isNotMisledByWordsBeside(String table, String column) {
    assertThat(Evidence.of(table, column, List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ann@example.com; b.o+x@mail.example.org; cy@a-b.co.uk, EMAIL",
    "+49 151 2345678; +1 (415) 555-0132; 415-555-0132, PHONE",
    "219-09-9999; 078-05-1120; 457-55-5462, NATIONAL_ID",
    "4111111111111111; 5500 0055 5555 5559; 3400-0000-0000-009, CARD",
    "DE89370400440532013000; GB82 WEST 1234 5698 7654 32; FR1420041010050500013M02606,"
        + " BANK_ACCOUNT",
    "10.0.0.1; 192.168.255.7; fe80::1, IP_ADDRESS",
  })
  void knowsPersonalDataByItsValues(String values, PersonalKind kind) {
    assertThat(Evidence.of("t", "x", values(values)))
        .hasValueSatisfying(found -> assertThat(found.kind()).isEqualTo(kind));
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-02; 2024-02-03; 2024-03-04",
    "1000.50; 20.00; 7.25",
    "12:30:00; 08:15:00; 23:59:59",
    "1234567890123456; 1234567890123457; 1234567890123458",
    "1.2.3; 2.0.1; 3.4.5",
    "DE00370400440532013000; DE01370400440532013000; DE02370400440532013000",
    "a@b; nobody; @everybody",
  })
  void isNotMisledByValuesThatLookAlike(String values) {
    assertThat(Evidence.of("t", "x", values(values))).isEmpty();
  }

  @Test
  void believesValuesMoreThanAName() {
    List<String> hashes = List.of("9e107d9d372bb682", "e4d909c290d0fb1c", "d41d8cd98f00b204");
    assertThat(Evidence.of("crm", "email", hashes)).isEmpty();
    assertThat(Evidence.of("crm", "email", hashes.subList(0, 2))).isPresent();
  }

  @Test
  void saysWhy() {
    List<String> mails = List.of("a@b.de", "c@d.de", "e@f.de", "none");
    assertThat(Evidence.of("crm", "email", mails).orElseThrow().words())
        .isEqualTo("its name; 75% of 4 values");
    assertThat(Evidence.of("crm", "x", mails)).isEmpty();
  }

  private static List<String> values(String text) {
    return Arrays.stream(text.split(";", -1)).map(String::strip).toList();
  }
}
