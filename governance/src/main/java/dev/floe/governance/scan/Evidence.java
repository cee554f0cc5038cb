package dev.floe.governance.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a column is taken for personal data.
 *
 * @param named whether it is called like it
 * @param sampled how many values were looked at
 * @param matching how many of them look like it
 */
public record Evidence(PersonalKind kind, boolean named, int sampled, int matching) {

  /** With fewer values than this, values alone say nothing. */
  private static final int FEW = 3;

  private static final double MOST = 0.8;
  private static final double HARDLY_ANY = 0.1;

  /** What a column shows; absent where neither its name nor its values tell anything. */
  static Optional<Evidence> of(String relation, String column, List<String> values) {
    List<Evidence> seen = new ArrayList<>();
    for (PersonalKind kind : PersonalKind.values()) {
      boolean named = kind.isNamed(relation, column);
      int matching =
          (int) values.stream().filter(named ? kind.shape()::canBe : kind.shape()::is).count();
      seen.add(new Evidence(kind, named, values.size(), matching));
    }
    return seen.stream()
        .filter(one -> one.named && !one.isContradicted())
        .findFirst()
        .or(() -> seen.stream().filter(Evidence::isProven).findFirst());
  }

  private double share() {
    return sampled == 0 ? 0 : (double) matching / sampled;
  }

  private boolean isContradicted() {
    return sampled >= FEW && share() < HARDLY_ANY;
  }

  private boolean isProven() {
    return sampled >= FEW && share() >= MOST;
  }

  /** {@code its name; 98% of 500 values}. */
  public String words() {
    List<String> words = new ArrayList<>();
    if (named) {
      words.add("its name");
    }
    if (sampled > 0 && kind.shape() != Values.NONE) {
      words.add(Math.round(share() * 100) + "% of " + sampled + " values");
    }
    return String.join("; ", words);
  }
}
