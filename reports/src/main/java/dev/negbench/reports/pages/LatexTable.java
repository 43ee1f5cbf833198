package dev.negbench.reports.pages;

import dev.negbench.reports.pages.PrintedTable.Cell;
import dev.negbench.reports.pages.PrintedTable.Column;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The comparison as a LaTeX table; needs the package booktabs and any engine that reads UTF-8. */
public final class LatexTable {
    private LatexTable() {}

    /**
     * Writes the comparison.
     *
     * @throws UncheckedIOException if the file cannot be written
     */
    public static void write(Report report, Path file) {
        try {
            Files.writeString(file, comparison(report));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": the table cannot be written; check the directory and its disk", e);
        }
    }

    /** Returns a table environment with its caption. */
    public static String comparison(Report report) {
        return text(PrintedTables.comparison(report));
    }

    static String text(PrintedTable table) {
        String alignment = table.columns().stream().map(column -> column.numeric() ? "r" : "l")
                .collect(Collectors.joining());
        StringBuilder out = new StringBuilder("\\begin{table}\n\\centering\n\\caption{")
                .append(escape(table.caption()))
                .append("}\n\\begin{tabular}{").append(alignment).append("}\n\\toprule\n");
        row(out, table.columns().stream().map(Column::name).map(LatexTable::escape).toList());
        out.append("\\midrule\n");
        table.rows().forEach(cells -> row(out, cells.stream().map(LatexTable::cell).toList()));
        return out.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").toString();
    }

    private static void row(StringBuilder out, List<String> cells) {
        out.append(String.join(" & ", cells)).append(" \\\\\n");
    }

    private static String cell(Cell cell) {
        String plain = cell.kind() == PrintedTable.Kind.STRATEGY
                ? "\\texttt{" + escape(cell.text()) + "}"
                : cell.best() ? "\\textbf{" + escape(cell.text()) + "}" : escape(cell.text());
        String text = cell.raised().isEmpty() ? plain : plain + "\\textsuperscript{" + escape(cell.raised()) + "}";
        // Reasons of missing rows stay in the other pages; intervals and checks belong to their numbers.
        boolean small = cell.kind() != PrintedTable.Kind.STRATEGY && !cell.notes().isEmpty();
        return small ? text + " {\\footnotesize " + escape(String.join("; ", cell.notes())) + "}" : text;
    }

    /** Returns text that LaTeX prints as it is. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\\' -> safe.append("\\textbackslash{}");
                case '{', '}', '$', '&', '#', '%', '_' -> safe.append('\\').appendCodePoint(c);
                case '~' -> safe.append("\\textasciitilde{}");
                case '^' -> safe.append("\\textasciicircum{}");
                case '<' -> safe.append("\\textless{}");
                case '>' -> safe.append("\\textgreater{}");
                case '|' -> safe.append("\\textbar{}");
                case '"' -> safe.append("\\textquotedbl{}");
                case '−' -> safe.append("$-$");
                case '×' -> safe.append("$\\times$");
                case '±' -> safe.append("$\\pm$");
                case 'α' -> safe.append("$\\alpha$");
                case 'µ' -> safe.append("\\textmu{}");
                case '–' -> safe.append("--");
                case '\u00a0' -> safe.append('~');
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
