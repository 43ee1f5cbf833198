package dev.negbench.reports.figures;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** A still figure in SVG: no script, no font, no file beside it. Colours follow the page's light or dark ground. */
public final class SvgFigure {
    private static final double WIDTH = 640;
    private static final double TOP = 14;
    private static final double RIGHT = 18;
    private static final double LEFT = 62;
    private static final double LETTER = 6.9;
    private static final int LONGEST_LABEL = 38;
    private static final double LEGEND_ROW = 20;
    private static final double RADIUS = 4.5;
    private static final String STYLE = "text{font:12px system-ui,sans-serif;fill:var(--ink)}"
            + ".tick{fill:var(--muted)}.note{fill:var(--muted);font-size:11px}.grid{stroke:var(--grid)}"
            + ".axis{stroke:var(--faint)}.guide{stroke:var(--faint);stroke-dasharray:4 4}"
            + ".strong{stroke:var(--muted);stroke-width:1.5}";
    private static final String LIGHT =
            "--ink:#1b2430;--muted:#566171;--faint:#9aa5b3;--grid:#e4e8ee;--ground:#ffffff;";
    private static final String DARK = "--ink:#e6ebf2;--muted:#a7b2c1;--faint:#6c7888;--grid:#2b333f;--ground:#12171e;";

    private final Chart chart;
    private final boolean standalone;
    private final StringBuilder out = new StringBuilder(8_192);
    private final AxisScale x;
    private final AxisScale y;
    private final double left;

    private SvgFigure(Chart chart, boolean standalone) {
        this.chart = chart;
        this.standalone = standalone;
        DoubleStream guides = chart.guides().stream().mapToDouble(Guide::x);
        x = chart.x().scale() == Axis.Scale.CATEGORIES
                ? ColumnLabels.of(chart.x()).scale()
                : AxisScale.of(chart.x(), DoubleStream.concat(
                        guides, chart.series().stream().flatMapToDouble(s -> s.numbersX(chart.whiskersAlongX())))
                        .summaryStatistics());
        DoubleSummaryStatistics values = chart.series().stream()
                .flatMapToDouble(s -> s.numbersY(chart.whiskersAlongX()))
                .summaryStatistics();
        y = AxisScale.of(chart.y(), values);
        left = leftMargin(chart);
    }

    /** Returns the room in CSS pixels that the labels of the vertical axis need. */
    static double leftMargin(Chart chart) {
        int longest = chart.y().categories().stream().mapToInt(c -> shorten(c).length()).max().orElse(0);
        return chart.whiskersAlongX() ? 20 + LETTER * longest : LEFT;
    }

    /** Returns an SVG element that takes its colours from the CSS variables of the page it stands in. */
    public static String inPage(Chart chart) {
        return new SvgFigure(chart, false).write();
    }

    /** Returns an SVG file of its own, with its colours and a legend in it. */
    public static String standalone(Chart chart) {
        return new SvgFigure(chart, true).write();
    }

    private String write() {
        Map<String, Look> legend = standalone && !chart.whiskersAlongX() ? legend() : Map.of();
        double height = chart.height() + legendRows(legend) * LEGEND_ROW;
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ").append(Svg.n(WIDTH)).append(' ')
                .append(Svg.n(height)).append("\" role=\"img\" class=\"chart\">")
                .append("<title>").append(Markup.escape(chart.title())).append("</title>")
                .append("<desc>").append(Markup.escape(String.join("; ", chart.facts()))).append("</desc>");
        if (standalone) {
            out.append("<style>svg{").append(LIGHT).append(Palette.css(false)).append("background:var(--ground)}")
                    .append("@media(prefers-color-scheme:dark){svg{").append(DARK).append(Palette.css(true))
                    .append("}}").append(STYLE).append("</style>");
        }
        writeAxes();
        chart.guides().forEach(this::writeGuide);
        chart.series().forEach(this::writeSeries);
        writeLegend(legend);
        return out.append("</svg>").toString();
    }

    /** Returns the mark of a look, to stand in a line of text. */
    public static String mark(Look look) {
        return "<svg class=\"dot\" viewBox=\"-6 -6 12 12\" aria-hidden=\"true\"><path style=\"fill:var("
                + look.variable()
                + ")\" d=\"" + look.symbol().path(0, 0, RADIUS) + "\"/></svg>";
    }

    /** Returns the CSS rules that figures in a page need once. */
    public static String css() {
        return STYLE.replace("text{", ".chart text{").replace("}.", "}.chart .");
    }

    private double px(double value) {
        return left + x.place(value) * (WIDTH - left - RIGHT);
    }

    private double py(double value) {
        double bottom = chart.height() - chart.bottom();
        double place = y.place(value);
        return chart.whiskersAlongX() ? TOP + place * (bottom - TOP) : bottom - place * (bottom - TOP);
    }

    private void writeAxes() {
        double bottom = chart.height() - chart.bottom();
        for (double tick : x.ticks()) {
            out.append(Svg.line("grid", px(tick), TOP, px(tick), bottom));
            if (chart.x().scale() != Axis.Scale.CATEGORIES) {
                out.append(Svg.text("tick", px(tick), bottom + 17, "middle", x.label(tick)));
            }
        }
        writeColumnLabels(bottom);
        for (double tick : y.ticks()) {
            out.append(Svg.line("grid", left, py(tick), WIDTH - RIGHT, py(tick)));
            out.append(Svg.text("tick", left - 8, py(tick) + 4, "end", shorten(y.label(tick))));
        }
        out.append(Svg.line("axis", left, bottom, WIDTH - RIGHT, bottom));
        if (!chart.x().label().isEmpty()) {
            out.append(Svg.text("label", (left + WIDTH - RIGHT) / 2, bottom + 38, "middle", chart.x().label()));
        }
        if (!chart.y().label().isEmpty()) {
            double middle = (TOP + bottom) / 2;
            out.append("<g transform=\"rotate(-90 14 ").append(Svg.n(middle)).append(")\">")
                    .append(Svg.text("label", 14, middle + 4, "middle", chart.y().label())).append("</g>");
        }
    }

    private void writeColumnLabels(double bottom) {
        ColumnLabels labels = ColumnLabels.of(chart.x());
        for (int column : labels.columns()) {
            List<String> lines = labels.lines(column);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isEmpty()) {
                    double below = bottom + ColumnLabels.FIRST_LINE + i * ColumnLabels.LINE;
                    out.append(Svg.text(i == 0 ? "label" : "note", px(column), below, "middle", lines.get(i)));
                }
            }
        }
    }

    private void writeGuide(Guide guide) {
        double at = px(guide.x());
        out.append(Svg.line(guide.strong() ? "strong" : "guide", at, TOP, at, chart.height() - chart.bottom()));
        if (!guide.label().isEmpty()) {
            boolean atEnd = at > WIDTH - RIGHT - LETTER * guide.label().length();
            out.append(Svg.text("note", at + (atEnd ? -4 : 4), TOP + 8, atEnd ? "end" : "start", guide.label()));
        }
    }

    private void writeSeries(Series series) {
        out.append("<g data-strategy=\"").append(series.look().strategy()).append("\" style=\"color:var(")
                .append(series.look().variable()).append(")\">");
        switch (series.mark()) {
            case POINTS -> writePoints(series);
            case LINE -> writePath(series, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"");
            case DASHED_LINE -> writePath(
                    series, "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\"");
            case AREA -> writePath(series, "fill=\"currentColor\" fill-opacity=\"0.18\"");
        }
        out.append("</g>");
    }

    private void writePath(Series series, String attributes) {
        out.append("<path ").append(attributes).append(" d=\"");
        boolean pen = false;
        for (int i = 0; i < series.x().length; i++) {
            boolean there = Double.isFinite(series.x()[i]) && Double.isFinite(series.y()[i]);
            if (there) {
                out.append(pen ? 'L' : 'M').append(Svg.n(px(series.x()[i]))).append(' ')
                        .append(Svg.n(py(series.y()[i])));
            }
            pen = there;
        }
        out.append(series.mark() == Mark.AREA ? "z\"/>" : "\"/>");
    }

    private void writePoints(Series series) {
        for (int i = 0; i < series.x().length; i++) {
            if (!Double.isFinite(series.x()[i]) || !Double.isFinite(series.y()[i])) {
                continue;
            }
            double cx = px(series.x()[i]);
            double cy = py(series.y()[i]);
            out.append("<g>");
            if (i < series.labels().size()) {
                out.append("<title>").append(Markup.escape(series.labels().get(i))).append("</title>");
            }
            if (series.hasWhiskers(i)) {
                out.append(chart.whiskersAlongX()
                        ? whisker(px(series.lower()[i]), cy, px(series.upper()[i]), cy)
                        : whisker(cx, py(series.lower()[i]), cx, py(series.upper()[i])));
            }
            out.append("<path fill=\"currentColor\" d=\"").append(series.look().symbol().path(cx, cy, RADIUS))
                    .append("\"/></g>");
        }
    }

    private static String whisker(double x1, double y1, double x2, double y2) {
        return "<path stroke=\"currentColor\" stroke-width=\"2\" d=\"M" + Svg.n(x1) + " " + Svg.n(y1) + "L"
                + Svg.n(x2) + " "
                + Svg.n(y2) + "\"/>";
    }

    private Map<String, Look> legend() {
        Map<String, Look> legend = new LinkedHashMap<>();
        chart.series().stream().filter(s -> s.look().strategy() >= 0).forEach(s -> legend.put(s.name(), s.look()));
        return legend;
    }

    private static int legendRows(Map<String, Look> legend) {
        return (legend.size() + 1) / 2;
    }

    private void writeLegend(Map<String, Look> legend) {
        int i = 0;
        for (Map.Entry<String, Look> entry : legend.entrySet()) {
            double cx = i % 2 == 0 ? LEFT : LEFT + (WIDTH - LEFT) / 2;
            double cy = chart.height() + LEGEND_ROW * (i / 2) + 4;
            out.append("<path style=\"fill:var(").append(entry.getValue().variable()).append(")\" d=\"")
                    .append(entry.getValue().symbol().path(cx, cy, RADIUS)).append("\"/>")
                    .append(Svg.text("legend", cx + 10, cy + 4, "start", shorten(entry.getKey())));
            i++;
        }
    }

    /** Returns a name with its middle left out if it is too long for the margin. */
    static String shorten(String name) {
        return shorten(name, LONGEST_LABEL);
    }

    static String shorten(String name, int longest) {
        if (name.codePointCount(0, name.length()) <= longest) {
            return name;
        }
        int[] letters = name.codePoints().toArray();
        int head = longest * 2 / 3;
        int tail = longest - head - 1;
        return new String(letters, 0, head) + "…" + new String(letters, letters.length - tail, tail);
    }
}
