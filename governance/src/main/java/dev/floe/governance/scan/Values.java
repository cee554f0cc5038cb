package dev.floe.governance.scan;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** What values of a kind look like, by themselves and beside a name that says it. */
enum Values {
  EMAIL,
  PHONE,
  SOCIAL_SECURITY,
  CARD,
  IBAN,
  IP,
  /** Nothing to be seen by one value. */
  NONE;

  /** The words for people that stand in names of tables and columns. */
  static final String PERSON =
      "customer|client|person|contact|employee|patient|user|member|guest|passenger|holder|"
          + "cardholder|owner|driver|doctor|student|teacher|subscriber|recipient|applicant|tenant|"
          + "visitor|borrower|reader|lead|agent";

  private static final Pattern MAIL =
      Pattern.compile("[\\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\\w-]+(\\.[\\w-]+)*\\.[A-Za-z]{2,}");
  private static final Pattern DIALLED =
      Pattern.compile("(\\+|00|\\()[\\d ()./-]{6,22}|\\d{3}[-. ]\\d{3}[-. ]\\d{4}( ?x\\d+)?");
  private static final Pattern DIGITS = Pattern.compile("[+(]?\\d[\\d ()./x+-]{4,24}");
  private static final Pattern SSN = Pattern.compile("(?!000|666|9)\\d{3}-(?!00)\\d{2}-\\d{4}");
  private static final Pattern IDENTITY = Pattern.compile("[A-Za-z0-9 ./-]{5,20}");
  private static final Pattern CARD_DIGITS = Pattern.compile("\\d{4}([ -]?\\d{4}){2}[ -]?\\d{1,7}");
  private static final Pattern ACCOUNT = Pattern.compile("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}");
  private static final Pattern V4 =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1?\\d?\\d)");
  private static final Pattern V6 = Pattern.compile("(?=.*::|([^:]+:){7}[^:]+$)[0-9A-Fa-f:]{3,39}");

  /** Whether a value is one whatever its column is called. */
  boolean is(String value) {
    return switch (this) {
      case EMAIL -> MAIL.matcher(value).matches();
      case PHONE -> DIALLED.matcher(value).matches() && digits(value) >= 7;
      case SOCIAL_SECURITY -> SSN.matcher(value).matches();
      case CARD -> CARD_DIGITS.matcher(value).matches() && isCard(value);
      case IBAN -> isAccount(value);
      case IP -> V4.matcher(value).matches() || V6.matcher(value).matches();
      case NONE -> false;
    };
  }

  /** Whether a value can be one in a column that is called like it. */
  boolean canBe(String value) {
    return switch (this) {
      case PHONE -> DIGITS.matcher(value).matches();
      case SOCIAL_SECURITY -> IDENTITY.matcher(value).matches();
      case CARD -> digits(value) >= 3;
      case IBAN -> digits(value) >= 4;
      case EMAIL, IP -> is(value);
      case NONE -> true;
    };
  }

  private static long digits(String value) {
    return value.chars().filter(Character::isDigit).count();
  }

  /** The check digit of ISO/IEC 7812. */
  private static boolean isCard(String value) {
    String digits = value.replaceAll("\\D", "");
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = digit * 2;
      sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
    }
    return digits.length() >= 13 && digits.length() <= 19 && sum % 10 == 0;
  }

  /** The check digits of ISO 13616. */
  private static boolean isAccount(String value) {
    String text = value.replace(" ", "").toUpperCase(Locale.ROOT);
    if (!ACCOUNT.matcher(text).matches()) {
      return false;
    }
    StringBuilder number = new StringBuilder();
    (text.substring(4) + text.substring(0, 4))
        .chars()
        .forEach(c -> number.append(Character.digit(c, 36)));
    return new BigInteger(number.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
  }
}
