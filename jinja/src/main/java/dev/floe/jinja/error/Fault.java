package dev.floe.jinja.error;

/** What kind of failure a rendering met, by the name Python gives it. */
public enum Fault {
  SYNTAX("TemplateSyntaxError", JinjaCode.SYNTAX),
  ASSERTION("TemplateAssertionError", JinjaCode.SYNTAX),
  UNKNOWN_NAME("TemplateAssertionError", JinjaCode.UNKNOWN_FILTER_OR_TEST),
  UNKNOWN_AT_RUNTIME("TemplateRuntimeError", JinjaCode.UNKNOWN_FILTER_OR_TEST),
  UNDEFINED("UndefinedError", JinjaCode.UNDEFINED),
  TYPE("TypeError", JinjaCode.TYPE),
  ATTRIBUTE("AttributeError", JinjaCode.TYPE),
  VALUE("ValueError", JinjaCode.VALUE),
  KEY("KeyError", JinjaCode.VALUE),
  INDEX("IndexError", JinjaCode.VALUE),
  ZERO_DIVISION("ZeroDivisionError", JinjaCode.VALUE),
  OVERFLOW("OverflowError", JinjaCode.VALUE),
  FILTER_ARGUMENT("FilterArgumentError", JinjaCode.VALUE),
  RECURSION("RecursionError", JinjaCode.LIMIT),
  LIMIT("MemoryError", JinjaCode.LIMIT),
  NOT_FOUND("TemplateNotFound", JinjaCode.TEMPLATE_NOT_FOUND),
  NONE_FOUND("TemplatesNotFound", JinjaCode.TEMPLATE_NOT_FOUND),
  FAILED_ASSERTION("AssertionError", JinjaCode.VALUE),
  PYTHON_RUNTIME("RuntimeError", JinjaCode.RUNTIME),
  RUNTIME("TemplateRuntimeError", JinjaCode.RUNTIME);

  private final String pythonName;
  private final JinjaCode code;

  Fault(String pythonName, JinjaCode code) {
    this.pythonName = pythonName;
    this.code = code;
  }

  /** The class of the exception Python's Jinja2 raises in this case. */
  public String pythonName() {
    return pythonName;
  }

  public JinjaCode code() {
    return code;
  }
}
