package dev.floe.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement of the tree; offsets are those of the source. */
public sealed interface Stmt {

  int start();

  int end();

  /** Text that is printed as it stands. */
  record Data(String text, int start, int end) implements Stmt {}

  /** {@code {{ value }}}. */
  record Print(Expr value, int start, int end) implements Stmt {}

  record Assign(Expr target, Expr value, int start, int end) implements Stmt {}

  /** {@code {% set name %}…{% endset %}}. */
  record AssignBlock(Expr target, Optional<Expr.Filter> filter, List<Stmt> body, int start, int end)
      implements Stmt {}

  record For(
      Expr target,
      Expr iterable,
      Optional<Expr> condition,
      boolean recursive,
      List<Stmt> body,
      List<Stmt> otherwise,
      int start,
      int end)
      implements Stmt {}

  record If(List<Branch> branches, List<Stmt> otherwise, int start, int end) implements Stmt {}

  /** One condition of an {@code if} and what it guards. */
  record Branch(Expr test, List<Stmt> body) {}

  record Macro(String name, Parameters parameters, List<Stmt> body, int start, int end)
      implements Stmt {}

  /** {@code {% call(params) macro(args) %}…{% endcall %}}. */
  record CallBlock(Parameters parameters, Expr.Invocation call, List<Stmt> body, int start, int end)
      implements Stmt {}

  record FilterBlock(Expr.Filter filter, List<Stmt> body, int start, int end) implements Stmt {}

  record With(List<Binding> bindings, List<Stmt> body, int start, int end) implements Stmt {}

  /** One variable of {@code with}. */
  record Binding(Expr target, Expr value) {}

  record Do(Expr value, int start, int end) implements Stmt {}

  record Break(int start, int end) implements Stmt {}

  record Continue(int start, int end) implements Stmt {}

  record Block(String name, boolean scoped, boolean required, List<Stmt> body, int start, int end)
      implements Stmt {}

  record Extends(Expr template, int start, int end) implements Stmt {}

  record Include(Expr template, boolean ignoreMissing, boolean withContext, int start, int end)
      implements Stmt {}

  record Import(Expr template, String name, boolean withContext, int start, int end)
      implements Stmt {}

  record FromImport(
      Expr template, List<ImportedName> names, boolean withContext, int start, int end)
      implements Stmt {}

  /** A name of an imported template and what it is called here. */
  record ImportedName(String name, String alias) {}

  /** {@code {% autoescape … %}}: a scope; refused where it is switched on. */
  record Autoescape(Expr value, List<Stmt> body, int start, int end) implements Stmt {}

  /**
   * A tag of the application's own.
   *
   * @param options what follows the name, for {@link BlockTag.Header#OPTIONS}
   * @param bodyStart the offset just after the opening tag
   * @param bodyEnd the offset of the closing tag
   */
  record Tagged(
      BlockTag tag,
      String name,
      Parameters parameters,
      List<Option> options,
      List<Stmt> body,
      int bodyStart,
      int bodyEnd,
      int start,
      int end)
      implements Stmt {}

  /** A word ({@code default}) or a keyword ({@code adapter='x'}) in the header of a tag. */
  record Option(String name, Optional<Expr> value, int start, int end) {}

  /** The parameters of a macro: the last ones have the defaults. */
  record Parameters(List<Parameter> list) {

    /** None at all. */
    public static final Parameters NONE = new Parameters(List.of());

    public Parameters {
      list = List.copyOf(list);
    }

    public List<String> names() {
      List<String> names = new ArrayList<>(list.size());
      for (Parameter parameter : list) {
        names.add(parameter.name());
      }
      return names;
    }
  }

  /** One parameter. */
  record Parameter(String name, Optional<Expr> defaultValue, int start, int end) {}
}
