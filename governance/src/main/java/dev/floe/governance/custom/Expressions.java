package dev.floe.governance.custom;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles expressions. What is compiled here ends: an expression is short, its loops run over
 * lists that exist, at most {@link CostLimits#NESTED_LOOPS} inside each other and {@value
 * #ITERATIONS} times in all. One instance serves one set of policies; its expressions are safe for
 * several threads.
 */
final class Expressions {

  /** Characters an expression may have. */
  static final int LENGTH = 2_000;

  /** Steps all loops of one evaluation may take together. */
  static final int ITERATIONS = 100_000;

  /** Parentheses and the like inside each other. */
  private static final int DEPTH = 50;

  private static final CelOptions OPTIONS =
      CelOptions.current()
          .maxExpressionCodePointSize(LENGTH)
          .maxParseRecursionDepth(DEPTH)
          .comprehensionMaxIterations(ITERATIONS)
          .enableHeterogeneousNumericComparisons(true)
          .build();

  private final CelTypes types = new CelTypes();
  private final Map<PolicyTarget, CelCompiler> conditions = new EnumMap<>(PolicyTarget.class);
  private final Map<PolicyTarget, CelCompiler> texts = new EnumMap<>(PolicyTarget.class);
  private final Map<String, Outcome> known = new HashMap<>();
  private final CelRuntime runtime =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

  /** A compiled expression. */
  interface Expression {

    /**
     * Its value for these variables.
     *
     * @throws CelEvaluationException where it has none: a key that is missing, too many steps
     */
    Object value(Map<String, Object> variables) throws CelEvaluationException;
  }

  /**
   * What is wrong with an expression.
   *
   * @param offset UTF-16 index of the character it is about
   */
  record Mistake(int offset, String message) {}

  /** An expression or its mistakes. */
  record Outcome(Optional<Expression> expression, List<Mistake> mistakes) {
    Outcome {
      mistakes = List.copyOf(mistakes);
    }
  }

  /** A condition: its value is true or false. Many policies select by the same. */
  Outcome condition(PolicyTarget target, String text) {
    return known.computeIfAbsent(
        "condition " + target.word() + " " + text,
        first ->
            compile(conditions.computeIfAbsent(target, of -> compiler(of, SimpleType.BOOL)), text));
  }

  /** An expression of any type, to be shown in a message: many messages show the same. */
  Outcome text(PolicyTarget target, String text) {
    return known.computeIfAbsent(
        "text " + target.word() + " " + text,
        first -> compile(texts.computeIfAbsent(target, of -> compiler(of, SimpleType.DYN)), text));
  }

  private CelCompiler compiler(PolicyTarget target, CelType result) {
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(types)
            .setResultType(result);
    target.variables().forEach(name -> builder.addVar(name, types.struct(name)));
    return builder.build();
  }

  private Outcome compile(CelCompiler compiler, String text) {
    try {
      CelValidationResult checked = compiler.compile(text);
      List<Mistake> mistakes = new ArrayList<>();
      checked.getErrors().forEach(issue -> mistakes.add(mistake(issue, text)));
      if (!mistakes.isEmpty()) {
        return new Outcome(Optional.empty(), mistakes);
      }
      Optional<String> tooCostly = CostLimits.exceededBy(checked.getAst());
      if (tooCostly.isPresent()) {
        return new Outcome(Optional.empty(), List.of(new Mistake(0, tooCostly.get())));
      }
      CelRuntime.Program program = runtime.createProgram(checked.getAst());
      return new Outcome(Optional.of(program::eval), List.of());
    } catch (CelValidationException | CelEvaluationException e) {
      return new Outcome(Optional.empty(), List.of(new Mistake(0, String.valueOf(e.getMessage()))));
    }
  }

  private static Mistake mistake(CelIssue issue, String text) {
    return new Mistake(
        offset(text, issue.getSourceLocation().getLine(), issue.getSourceLocation().getColumn()),
        words(issue.getMessage()));
  }

  /** CEL counts lines from 1 and characters from 0; what has no place is placed at the start. */
  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int at = 1; at < line; at++) {
      start = text.indexOf('\n', start) + 1;
    }
    int after = Math.max(0, column);
    int left = text.codePointCount(start, text.length());
    return text.offsetByCodePoints(start, Math.min(after, left));
  }

  /** Without the lists of everything that could have stood there. */
  private static String words(String message) {
    return message
        .replaceFirst(" expecting .*", "")
        .replaceFirst(" \\(candidates: .*", "")
        .replace(" (in container '')", "")
        .replace("mismatched input '<EOF>'", "it ends too early")
        .replace("floe.", "");
  }
}
