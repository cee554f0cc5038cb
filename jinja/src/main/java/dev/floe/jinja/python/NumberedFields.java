package dev.floe.jinja.python;

import dev.floe.jinja.error.Fault;
import dev.floe.jinja.error.RenderException;
import dev.floe.jinja.value.Texts;
import java.util.List;
import java.util.Map;

/** The fields of {@code format}: arguments by number, in order or by name. */
final class NumberedFields implements FieldSource {

  private static final String TO_AUTOMATIC =
      "cannot switch from manual field specification to automatic field numbering";
  private static final String TO_MANUAL =
      "cannot switch from automatic field numbering to manual field specification";

  private final List<Object> args;
  private final Map<String, Object> keywords;
  // Python formats safe HTML with a module of its own, whose rules and words are others.
  private final boolean ofMarkup;
  private int next;
  private boolean manual;

  NumberedFields(List<Object> args, Map<String, Object> keywords, boolean ofMarkup) {
    this.args = args;
    this.keywords = keywords;
    this.ofMarkup = ofMarkup;
  }

  @Override
  public Object first(String name, String whole) {
    if (FieldPath.isNumber(name)) {
      return numbered(name, whole);
    }
    if (name.isEmpty() && (!ofMarkup || whole.isEmpty())) {
      if (manual) {
        throw RenderException.valueError(TO_AUTOMATIC);
      }
      return at(next++);
    }
    Object found = keywords.get(name);
    if (found == null) {
      throw new RenderException(Fault.KEY, Texts.quoted(name));
    }
    return found;
  }

  private Object numbered(String name, String whole) {
    boolean counts = !ofMarkup || whole.length() == name.length();
    if (counts && next > 0) {
      throw RenderException.valueError(ofMarkup ? TO_AUTOMATIC : TO_MANUAL);
    }
    manual |= counts;
    return at(Integer.parseInt(name));
  }

  private Object at(int index) {
    if (index >= args.size()) {
      throw new RenderException(
          Fault.INDEX,
          ofMarkup
              ? "tuple index out of range"
              : "Replacement index " + index + " out of range for positional args tuple");
    }
    return args.get(index);
  }
}
