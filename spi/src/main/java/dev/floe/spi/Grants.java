package dev.floe.spi;

import java.util.List;

/** The capability of a {@link Dialect} to let others use a relation. */
public interface Grants {

  /**
   * A query for what others than the session's own user hold on a relation: one row for each
   * grantee and privilege, in that order.
   */
  String granted(RelationName relation);

  /** Lets grantees, at least one, use a privilege. */
  String grant(RelationName relation, String privilege, List<String> grantees);

  /** Takes a privilege away from grantees, at least one. */
  String revoke(RelationName relation, String privilege, List<String> grantees);
}
