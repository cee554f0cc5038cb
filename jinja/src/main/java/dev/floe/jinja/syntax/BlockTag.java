package dev.floe.jinja.syntax;

/**
 * A block tag of an application's own: {@code {% name … %} body {% endname %}}. It prints nothing;
 * the template lists what it defines.
 *
 * @param name the tag's name; it ends with {@code end} and that name
 * @param header what may follow the name
 * @param body how its inside is read
 */
public record BlockTag(String name, Header header, Body body) {

  /** What follows a tag's name. */
  public enum Header {
    /** One name: {@code {% snapshot orders %}}. */
    NAME,
    /** A name and parameters as a macro's: {@code {% test positive(model, column_name) %}}. */
    SIGNATURE,
    /** A name, then words and keywords: {@code {% materialization x, adapter='y' %}}. */
    OPTIONS
  }

  /** How a tag's inside is read. */
  public enum Body {
    /** As template text, with tags. */
    TEMPLATE,
    /** As it stands, up to the end tag. */
    RAW
  }

  /** The name of the tag that closes it. */
  public String endName() {
    return "end" + name;
  }
}
