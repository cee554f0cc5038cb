package dev.floe.governance.scan;

import java.util.Locale;
import java.util.regex.Pattern;

/** A kind of personal data, as names and values of columns show it. */
public enum PersonalKind {
  EMAIL("e-mail addresses", "e_?mail(_address)?|mail_address", Values.EMAIL),
  PHONE(
      "phone numbers",
      "(tele)?phone|mobile(_(number|no|phone))?|cell_?phone|fax|msisdn",
      Values.PHONE),
  NATIONAL_ID(
      "national identity numbers",
      "ssn|social_security|national_id|tax_id|passport|driv(er|ers|ing)_licen[cs]e|nin|bsn|cpf|pesel",
      Values.SOCIAL_SECURITY),
  CARD("card numbers", "credit_card|card_number|cc_number|cvv|cvc", Values.CARD),
  BANK_ACCOUNT("bank accounts", "iban|bank_account|routing_number|sort_code", Values.IBAN),
  IP_ADDRESS("IP addresses", "ip|ip_?addr(ess)?|ipv[46]|remote_addr", Values.IP),
  BIRTH_DATE("dates of birth", "birth_?(date|day|year)|date_of_birth|dob|born_on", Values.NONE),
  ADDRESS(
      "postal addresses",
      "street|address|addr|address_line|zip|zip_?code|post(al)?_?code",
      Values.NONE),
  HEALTH(
      "data about health",
      "diagnos(is|es)|icd|icd_?10|disease|medication|prescription|allerg(y|ies)|blood_type|"
          + "medical_record|mrn|symptoms?",
      Values.NONE),
  NAME(
      "names of people",
      "((first|last|full|middle|given|family|maiden|nick|"
          + Values.PERSON
          + ")_?name)|"
          + "surname|forename|username",
      Values.NONE);

  /** What columns about personal data are called that hold none. */
  private static final Pattern BESIDE =
      Pattern.compile(
          "_(is|has|opt|count|num|sent|opened|clicked|bounced|verified|confirmed|status|type|"
              + "template|subject|flag|hash|hashed|sha|sha1|sha256|md5|masked|encrypted|redacted|"
              + "anonymi[sz]ed|domain|provider|kind|valid|app|device|os|version|platform|at)_");

  private static final Pattern OF_PEOPLE =
      Pattern.compile("_(" + Values.PERSON + "|people|persons|staff)s?_");

  private final String words;
  private final Pattern named;
  private final Values shape;

  PersonalKind(String words, String named, Values shape) {
    this.words = words;
    this.named = Pattern.compile("_(" + named + ")s?_");
    this.shape = shape;
  }

  /** What it is, in the plural. */
  public String words() {
    return words;
  }

  /** {@code birth_date}, as {@code meta.floe.pii_type} has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  Values shape() {
    return shape;
  }

  /**
   * Whether a column is called like it.
   *
   * @param relation the table's name: {@code name} is a person's in {@code customers}
   */
  boolean isNamed(String relation, String column) {
    String name = bounded(column);
    if (BESIDE.matcher(name).find()) {
      return false;
    }
    return switch (this) {
      case NAME ->
          named.matcher(name).find()
              || (name.equals("_name_") && OF_PEOPLE.matcher(bounded(relation)).find());
      case ADDRESS ->
          named.matcher(name).find()
              && !EMAIL.named.matcher(name).find()
              && !IP_ADDRESS.named.matcher(name).find()
              && !name.contains("_web_")
              && !name.contains("_mac_");
      case EMAIL, PHONE, NATIONAL_ID, CARD, BANK_ACCOUNT, IP_ADDRESS, BIRTH_DATE, HEALTH ->
          named.matcher(name).find();
    };
  }

  /** {@code _first_name_} of {@code firstName}, {@code FIRST-NAME}. */
  private static String bounded(String name) {
    String split = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    return "_" + split.replaceAll("[^a-z0-9]+", "_") + "_";
  }
}
