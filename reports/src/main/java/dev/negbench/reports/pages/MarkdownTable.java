package dev.negbench.reports.pages;

import dev.negbench.reports.pages.PrintedTable.Cell;
import dev.negbench.reports.pages.PrintedTable.Column;
import java.util.List;
import java.util.stream.Collectors;

/** Printed tables as Markdown. */
final class MarkdownTable {
    private MarkdownTable() {}

    /** Returns the table and its caption, a blank line after each. */
    static String of(PrintedTable table) {
        StringBuilder out = new StringBuilder();
        row(out, table.columns().stream().map(column -> escape(column.name())).toList());
        row(out, table.columns().stream().map(MarkdownTable::rule).toList());
        table.rows().forEach(cells -> row(out, cells.stream().map(MarkdownTable::text).toList()));
        return out.append('\n').append(escape(table.caption())).append("\n\n").toString();
    }

    private static String rule(Column column) {
        return column.numeric() ? "---:" : "---";
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String text(Cell cell) {
        String plain = cell.best() ? "**" + escape(cell.text()) + "**" : escape(cell.text());
        String text = cell.raised().isEmpty() ? plain : plain + "<sup>" + escape(cell.raised()) + "</sup>";
        String notes = cell.notes().stream().map(MarkdownTable::escape).collect(Collectors.joining("; "));
        return notes.isEmpty() ? text : text + "<br>" + notes;
    }

    /** Returns text that Markdown shows as it is, in a table too. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '$' -> safe.append('\\').append(c);
                case '\n', '\r' -> safe.append(' ');
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
