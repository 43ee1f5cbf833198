package dev.negbench.reports.pages;

import static dev.negbench.reports.figures.Markup.escape;

import dev.negbench.reports.figures.Palette;
import dev.negbench.reports.figures.SvgFigure;
import dev.negbench.reports.pages.PrintedTable.Cell;
import dev.negbench.reports.pages.PrintedTable.Column;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Printed tables as HTML, with what the page's script needs to sort and filter them. */
final class HtmlTable {
    private static final int BAR_WIDTH = 120;
    private static final int BAR_HEIGHT = 14;
    private static final int LONGEST_WORD = 36;
    private static final int FILTERED_FROM = 6;

    private final PrintedTable table;
    private final Palette palette;
    private final double barFrom;
    private final double barTo;
    private final StringBuilder out = new StringBuilder();

    private HtmlTable(PrintedTable table, Palette palette) {
        this.table = table;
        this.palette = palette;
        // Zero belongs to the range, so that the line of no difference is always there.
        barFrom = bars(table).map(bar -> bar[0]).min(Double::compare).map(v -> Math.min(v, 0)).orElse(0.0);
        barTo = bars(table).map(bar -> bar[2]).max(Double::compare).map(v -> Math.max(v, 0)).orElse(0.0);
    }

    private static Stream<double[]> bars(PrintedTable table) {
        return table.rows().stream().flatMap(List::stream).map(Cell::bar).filter(bar -> bar.length > 0);
    }

    /** Returns the table with its caption, in a box that scrolls where the page is narrow. */
    static String of(PrintedTable table, Palette palette) {
        return new HtmlTable(table, palette).write();
    }

    private String write() {
        out.append("<div class=\"table\">");
        if (table.rows().size() >= FILTERED_FROM) {
            out.append("<form class=\"filter\" hidden role=\"search\"><label>Find <input type=\"search\" ")
                    .append("placeholder=\"words of a row …\"></label><output></output></form>");
        }
        out.append("<div class=\"scroll\"><table aria-describedby=\"").append(table.id())
                .append("-caption\"><thead><tr>");
        for (Column column : table.columns()) {
            out.append("<th scope=\"col\"").append(column.numeric() ? " class=\"num\"" : "")
                    .append(column.hint().isEmpty() ? "" : " title=\"" + escape(column.hint()) + "\"")
                    .append("><button type=\"button\">").append(escape(column.name())).append("</button></th>");
        }
        out.append("</tr></thead><tbody>");
        table.rows().forEach(this::writeRow);
        return out.append("</tbody></table></div><p class=\"caption\" id=\"").append(table.id()).append("-caption\">")
                .append(escape(table.caption())).append("</p></div>").toString();
    }

    private void writeRow(List<Cell> row) {
        out.append("<tr>");
        for (int i = 0; i < row.size(); i++) {
            writeCell(row.get(i), i == 0, table.columns().get(i).numeric());
        }
        out.append("</tr>");
    }

    private void writeCell(Cell cell, boolean heads, boolean numeric) {
        String tag = heads ? "th scope=\"row\"" : "td";
        boolean prose = !numeric && cell.text().length() > LONGEST_WORD;
        out.append('<').append(tag).append(numeric ? " class=\"num\"" : prose ? " class=\"prose\"" : "")
                .append(" data-v=\"").append(escape(numeric ? Double.toString(cell.order()) : cell.text()))
                .append("\">");
        String text = cell.best() ? "<b>" + escape(cell.text()) + "</b>" : escape(cell.text());
        switch (cell.kind()) {
            case STRATEGY -> writeStrategy(cell);
            case VERDICT -> out.append("<span class=\"verdict ").append(tone(cell.text())).append("\">")
                    .append(escape(cell.text())).append("</span>");
            case INTERVAL, PLAIN -> out.append(text);
        }
        if (!cell.raised().isEmpty()) {
            out.append("<sup>").append(escape(cell.raised())).append("</sup>");
        }
        if (!cell.notes().isEmpty()) {
            out.append("<small>").append(escape(String.join("; ", cell.notes()))).append("</small>");
        }
        if (cell.bar().length > 0) {
            out.append(bar(cell.bar()));
        }
        out.append(heads ? "</th>" : "</td>");
    }

    private void writeStrategy(Cell cell) {
        out.append(SvgFigure.mark(palette.look(cell.text()))).append("<code>").append(breakable(cell.text()))
                .append("</code>");
    }

    /** Returns a strategy that may be broken where its parts begin. */
    private static String breakable(String strategy) {
        return escape(strategy).replace("|", "|<wbr>").replace("(", "(<wbr>").replace(",", ",<wbr>");
    }

    private String bar(double[] interval) {
        double lower = place(interval[0]);
        double upper = place(interval[2]);
        return String.format(Locale.ROOT,
                "<svg class=\"bar\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-hidden=\"true\">"
                        + "<path class=\"zero\" d=\"M%.1f 0V%d\"/><path class=\"span\" d=\"M%.1f 7H%.1f\"/>"
                        + "<circle cx=\"%.1f\" cy=\"7\" r=\"3\"/></svg>",
                BAR_WIDTH, BAR_HEIGHT, BAR_WIDTH, BAR_HEIGHT, place(0), BAR_HEIGHT, lower, upper, place(interval[1]));
    }

    private double place(double value) {
        int margin = 4;
        return barTo > barFrom
                ? margin + (value - barFrom) / (barTo - barFrom) * (BAR_WIDTH - 2 * margin)
                : BAR_WIDTH / 2.0;
    }

    /** Returns the class that gives a verdict its sign; the words stay what they are. */
    private static String tone(String words) {
        if (words.startsWith("improves") || words.endsWith("higher") || words.startsWith("higher")) {
            return "up";
        }
        if (words.startsWith("worsens") || words.endsWith("lower") || words.startsWith("lower")) {
            return "down";
        }
        if (words.startsWith("no difference")) {
            return "same";
        }
        if (words.equals("opposite")) {
            return "clash";
        }
        return List.of("inconclusive", "undecided").contains(words) ? "open" : "none";
    }
}
