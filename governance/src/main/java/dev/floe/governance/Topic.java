package dev.floe.governance;

/** What a rule is about: the section of a report it belongs to. */
public enum Topic {
  NAMING("Naming conventions"),
  LAYERS("Layers"),
  QUALITY("Quality gates"),
  CLASSIFICATION("Classification"),
  PORTS("Ports"),
  CUSTOM("Custom policies"),
  EXCEPTIONS("Waivers");

  private final String title;

  Topic(String title) {
    this.title = title;
  }

  /** As a heading. */
  public String title() {
    return title;
  }
}
