package dev.negbench.reports.figures;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Config;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Margin;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A live figure: the traces are Tablesaw's, what Tablesaw has no words for is laid over them by the page's script.
 * That is whiskers, guides, names that may hold any character, and colours that follow the page, which are given as
 * names of CSS variables.
 */
public final class PlotlyFigure {
    private static final double MARKER_SIZE = 9;

    private PlotlyFigure() {}

    /**
     * Returns a JavaScript object {@code {div, overlay, draw}}: the element's id, what to lay over the figure, and a
     * function of a Plotly that draws it.
     *
     * @param div id of the element to draw in, letters and digits only because Tablesaw makes a variable name of it
     */
    public static String script(Chart chart, String div) {
        return "{div:\"" + div + "\",overlay:" + Markup.scriptJson(overlay(chart)) + ",draw:function(Plotly){"
                + body(figure(chart).asJavascript(div)) + "}}";
    }

    private static String body(String script) {
        return script.substring(script.indexOf('>') + 1, script.lastIndexOf("</script>")).strip();
    }

    private static Figure figure(Chart chart) {
        Layout layout = Layout.builder()
                .height(chart.height())
                .autosize(true)
                .showLegend(false)
                .hoverMode(Layout.HoverMode.CLOSEST)
                .margin(Margin.builder()
                        .left((int) SvgFigure.leftMargin(chart))
                        .right(14)
                        .top(16)
                        .bottom(chart.bottom() - 2)
                        .build())
                .build();
        Config config = Config.builder().displayLogo(false).responsive(true).build();
        return new Figure(layout, config, chart.series().stream().map(PlotlyFigure::trace).toArray(Trace[]::new));
    }

    private static Trace trace(Series series) {
        ScatterTrace.ScatterBuilder trace = ScatterTrace.builder(series.x(), series.y());
        return switch (series.mark()) {
            case POINTS -> trace.mode(ScatterTrace.Mode.MARKERS)
                    .marker(Marker.builder().size(MARKER_SIZE).symbol(series.look().symbol().tablesaw()).build())
                    .build();
            case LINE -> trace.mode(ScatterTrace.Mode.LINE).line(Line.builder().width(2).build()).build();
            case DASHED_LINE -> trace.mode(ScatterTrace.Mode.LINE)
                    .line(Line.builder().width(1.5).dash(Line.Dash.DASH).build())
                    .build();
            case AREA -> trace.mode(ScatterTrace.Mode.LINE)
                    .line(Line.builder().width(0).build())
                    .fill(ScatterTrace.Fill.TO_SELF)
                    .build();
        };
    }

    private static Map<String, Object> overlay(Chart chart) {
        return Map.of(
                "data", chart.series().stream().map(series -> overlay(chart, series)).toList(),
                "layout", Map.of(
                        "xaxis", axis(chart, chart.x()),
                        "yaxis", axis(chart, chart.y()),
                        "shapes", chart.guides().stream().map(PlotlyFigure::shape).toList(),
                        "annotations", chart.guides().stream()
                                .filter(guide -> !guide.label().isEmpty())
                                .map(guide -> annotation(chart, guide))
                                .toList()));
    }

    private static Map<String, Object> overlay(Chart chart, Series series) {
        String colour = "var(" + series.look().variable() + ")";
        Map<String, Object> trace = new LinkedHashMap<>();
        trace.put("name", Markup.plotlyText(series.name()));
        trace.put("meta", Map.of("strategy", series.look().strategy()));
        if (series.labels().isEmpty()) {
            trace.put("hoverinfo", "skip");
        } else {
            trace.put("text", series.labels().stream().map(Markup::plotlyText).toList());
            trace.put("hovertemplate", "%{text}<extra></extra>");
        }
        switch (series.mark()) {
            case POINTS -> trace.put("marker", Map.of("color", colour));
            case LINE, DASHED_LINE -> trace.put("line", Map.of("color", colour));
            case AREA -> trace.put("fillcolor", colour + "/0.18");
        }
        if (series.hasWhiskers()) {
            double[] middle = chart.whiskersAlongX() ? series.x() : series.y();
            trace.put(chart.whiskersAlongX() ? "error_x" : "error_y", Map.of(
                    "type", "data",
                    "symmetric", false,
                    "array", differences(series.upper(), middle),
                    "arrayminus", differences(middle, series.lower()),
                    "thickness", 2,
                    "width", 0,
                    "color", colour));
        }
        return trace;
    }

    private static double[] differences(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static Map<String, Object> axis(Chart chart, Axis axis) {
        Map<String, Object> overlay = new LinkedHashMap<>();
        overlay.put("title", Map.of("text", Markup.plotlyText(axis.label()), "standoff", 10));
        overlay.put("zeroline", false);
        overlay.put("type", axis.scale() == Axis.Scale.LOG ? "log" : "linear");
        if (axis.scale() == Axis.Scale.CATEGORIES && axis == chart.x()) {
            ColumnLabels labels = ColumnLabels.of(axis);
            overlay.put("range", List.of(labels.scale().from(), labels.scale().to()));
            overlay.put("tickangle", 0);
            overlay.put("tickfont", Map.of("size", 11));
            overlay.put("tickvals", labels.columns());
            overlay.put("ticktext", labels.columns().stream()
                    .map(column -> labels.lines(column).stream()
                            .map(Markup::plotlyText)
                            .collect(Collectors.joining("<br>")))
                    .toList());
        } else if (axis.scale() == Axis.Scale.CATEGORIES) {
            int n = axis.categories().size();
            overlay.put("range", List.of(n - 0.5, -0.5));
            overlay.put("fixedrange", true);
            overlay.put("tickvals", IntStream.range(0, n).boxed().toList());
            overlay.put("ticktext",
                    axis.categories().stream().map(SvgFigure::shorten).map(Markup::plotlyText).toList());
        } else if (axis == chart.x()) {
            AxisScale scale = AxisScale.of(axis, java.util.stream.DoubleStream.concat(
                            chart.guides().stream().mapToDouble(Guide::x),
                            chart.series().stream().flatMapToDouble(s -> s.numbersX(chart.whiskersAlongX())))
                    .summaryStatistics());
            overlay.put("range", List.of(scale.from(), scale.to()));
            if (axis.scale() == Axis.Scale.LOG) {
                overlay.put("tickvals", scale.ticks());
                overlay.put("ticktext", Arrays.stream(scale.ticks()).mapToObj(scale::label).toList());
            }
        }
        return overlay;
    }

    private static Map<String, Object> shape(Guide guide) {
        Map<String, Object> shape = new LinkedHashMap<>();
        shape.put("type", "line");
        shape.put("layer", "below");
        shape.put("xref", "x");
        shape.put("yref", "paper");
        shape.put("x0", guide.x());
        shape.put("x1", guide.x());
        shape.put("y0", 0);
        shape.put("y1", 1);
        shape.put("line", guide.strong()
                ? Map.of("color", "var(--muted)", "width", 1.5)
                : Map.of("color", "var(--faint)", "width", 1, "dash", "dash"));
        return shape;
    }

    private static Map<String, Object> annotation(Chart chart, Guide guide) {
        List<Double> places = new ArrayList<>(chart.guides().stream().map(Guide::x).sorted().toList());
        boolean last = places.size() > 1 && guide.x() == places.get(places.size() - 1);
        Map<String, Object> annotation = new LinkedHashMap<>();
        annotation.put("xref", "x");
        annotation.put("yref", "paper");
        annotation.put("x", guide.x());
        annotation.put("y", 1);
        annotation.put("yanchor", "bottom");
        annotation.put("xanchor", last ? "left" : "center");
        annotation.put("showarrow", false);
        annotation.put("font", Map.of("size", 11, "color", "var(--muted)"));
        annotation.put("text", Markup.plotlyText(guide.label()));
        return annotation;
    }
}
