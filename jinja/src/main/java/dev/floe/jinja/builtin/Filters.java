package dev.floe.jinja.builtin;

import dev.floe.jinja.python.CaseMapping;
import dev.floe.jinja.value.FunctionTable;
import dev.floe.jinja.value.PyCallable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jinja's filters. */
final class Filters {

  private static final List<String> NAMES =
      List.of(
          "abs",
          "attr",
          "batch",
          "capitalize",
          "center",
          "count",
          "d",
          "default",
          "dictsort",
          "e",
          "escape",
          "filesizeformat",
          "first",
          "float",
          "forceescape",
          "format",
          "groupby",
          "indent",
          "int",
          "items",
          "join",
          "last",
          "length",
          "list",
          "lower",
          "map",
          "max",
          "min",
          "pprint",
          "random",
          "reject",
          "rejectattr",
          "replace",
          "reverse",
          "round",
          "safe",
          "select",
          "selectattr",
          "slice",
          "sort",
          "string",
          "striptags",
          "sum",
          "title",
          "tojson",
          "trim",
          "truncate",
          "unique",
          "upper",
          "urlencode",
          "urlize",
          "wordcount",
          "wordwrap",
          "xmlattr");

  static final FunctionTable TABLE = FunctionTable.of(NAMES, Filters::make);

  private Filters() {}

  private static @Nullable PyCallable make(String name) {
    return switch (name) {
      case "abs" -> NumberFilters::abs;
      case "attr" -> SequenceFilters::attribute;
      case "batch" -> SequenceFilters::batch;
      case "capitalize" -> TextFilters.changing(name, CaseMapping::capitalize);
      case "center" -> TextFilters::center;
      case "count", "length" -> SequenceFilters::length;
      case "d", "default" -> SequenceFilters::orDefault;
      case "dictsort" -> OrderFilters::dictSort;
      case "e", "escape" -> WebFilters::escape;
      case "filesizeformat" -> NumberFilters::fileSize;
      case "first" -> SequenceFilters::first;
      case "float" -> NumberFilters::toFloat;
      case "forceescape" -> WebFilters::forceEscape;
      case "format" -> TextFilters::format;
      case "groupby" -> OrderFilters::groupBy;
      case "indent" -> LayoutFilters::indent;
      case "int" -> NumberFilters::toInt;
      case "items" -> SequenceFilters::items;
      case "join" -> SequenceFilters::join;
      case "last" -> SequenceFilters::last;
      case "list" -> SequenceFilters::list;
      case "lower" -> TextFilters.changing(name, CaseMapping::lower);
      case "map" -> SelectionFilters::map;
      case "max" -> OrderFilters::max;
      case "min" -> OrderFilters::min;
      case "pprint" -> SequenceFilters::prettyPrint;
      case "random" -> SequenceFilters::random;
      case "reject" -> call -> SelectionFilters.choose(call, false, false);
      case "rejectattr" -> call -> SelectionFilters.choose(call, false, true);
      case "replace" -> TextFilters::replace;
      case "reverse" -> SequenceFilters::reverse;
      case "round" -> NumberFilters::round;
      case "safe" -> WebFilters::safe;
      case "select" -> call -> SelectionFilters.choose(call, true, false);
      case "selectattr" -> call -> SelectionFilters.choose(call, true, true);
      case "slice" -> SequenceFilters::slice;
      case "sort" -> OrderFilters::sort;
      case "string" -> TextFilters::string;
      case "striptags" -> WebFilters::stripTags;
      case "sum" -> SequenceFilters::sum;
      case "title" -> TextFilters::title;
      case "tojson" -> WebFilters::toJson;
      case "trim" -> TextFilters::trim;
      case "truncate" -> LayoutFilters::truncate;
      case "unique" -> OrderFilters::unique;
      case "upper" -> TextFilters.changing(name, CaseMapping::upper);
      case "urlencode" -> WebFilters::urlEncode;
      case "urlize" -> Urlize::filter;
      case "wordcount" -> TextFilters::wordCount;
      case "wordwrap" -> LayoutFilters::wordWrap;
      case "xmlattr" -> WebFilters::xmlAttributes;
      default -> null;
    };
  }
}
