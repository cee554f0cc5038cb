package dev.floe.governance.custom;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;

/**
 * What an expression may not do because it could cost too much. The evaluator counts steps of loops
 * but not how large a value becomes: that is bounded by how often one can be put together.
 */
final class CostLimits {

  /** Loops inside each other, or over what another loop made. */
  static final int NESTED_LOOPS = 3;

  /** Sums of any kind, those that loops make included. */
  static final int ADDITIONS = 20;

  private int additions;
  private int deepest;

  private CostLimits() {}

  /** The limit an expression exceeds, in words. */
  static Optional<String> exceededBy(CelAbstractSyntaxTree ast) {
    CostLimits cost = new CostLimits();
    cost.count(ast.getExpr(), 0);
    if (cost.deepest > NESTED_LOOPS) {
      return Optional.of("more than " + NESTED_LOOPS + " loops inside each other");
    }
    return cost.additions > ADDITIONS
        ? Optional.of("more than " + ADDITIONS + " additions")
        : Optional.empty();
  }

  /**
   * @param loops those an expression lies in; what a loop runs over counts as inside it
   */
  private void count(CelExpr expression, int loops) {
    deepest = Math.max(deepest, loops);
    switch (expression.exprKind().getKind()) {
      case NOT_SET, CONSTANT, IDENT -> {}
      case SELECT -> count(expression.select().operand(), loops);
      case CALL -> {
        additions += expression.call().function().equals("_+_") ? 1 : 0;
        expression.call().target().ifPresent(target -> count(target, loops));
        expression.call().args().forEach(argument -> count(argument, loops));
      }
      case LIST -> expression.list().elements().forEach(element -> count(element, loops));
      case STRUCT -> expression.struct().entries().forEach(entry -> count(entry.value(), loops));
      case MAP ->
          expression
              .map()
              .entries()
              .forEach(entry -> {
                count(entry.key(), loops);
                count(entry.value(), loops);
              });
      case COMPREHENSION -> {
        CelExpr.CelComprehension loop = expression.comprehension();
        List.of(
                loop.iterRange(),
                loop.accuInit(),
                loop.loopCondition(),
                loop.loopStep(),
                loop.result())
            .forEach(part -> count(part, loops + 1));
      }
    }
  }
}
