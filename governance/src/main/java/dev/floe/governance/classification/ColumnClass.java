package dev.floe.governance.classification;

import java.util.Optional;

/**
 * How confidential a column is.
 *
 * @param column its name
 * @param declared what its author says, of the column or of the whole relation
 * @param inherited what its values bring along; absent where they bring nothing
 */
public record ColumnClass(String column, Optional<String> declared, Optional<Taint> inherited) {}
