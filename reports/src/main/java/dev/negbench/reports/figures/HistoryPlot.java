package dev.negbench.reports.figures;

import dev.negbench.reports.tables.HistoryTable;
import dev.negbench.reports.tables.HistoryTable.Occasion;
import dev.negbench.reports.tables.HistoryTable.Panel;
import dev.negbench.reports.tables.HistoryTable.Point;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Means over saved baselines in order of date, a line a strategy. Lines join what is comparable; where data or settings
 * became others, a guide says so.
 */
public final class HistoryPlot {
    /** Between strategies of one occasion, in units of the distance between occasions: whiskers stand side by side. */
    private static final double APART = 0.05;

    private static final double WIDEST = 0.5;
    private static final int LONGEST_CHANGE = 24;
    private static final int FEWEST_LETTERS = 8;
    /** Letters side by side over the whole width. */
    private static final int LETTERS = 76;

    private HistoryPlot() {}

    /** Returns the history of a dataset and mode; none if no baseline has it. */
    public static Optional<Chart> of(
            HistoryTable table, List<String> strategies, String dataset, String mode, Palette palette) {
        return table.panel(dataset, mode).map(panel -> chart(table.measure(), panel, strategies, palette));
    }

    private static Chart chart(String measure, Panel panel, List<String> strategies, Palette palette) {
        List<Series> lines = new ArrayList<>();
        List<Series> means = new ArrayList<>();
        List<String> sentences = new ArrayList<>();
        double apart = Math.min(APART, WIDEST / strategies.size());
        for (String strategy : strategies) {
            List<Point> points = panel.points().stream()
                    .filter(point -> point.strategy().equals(strategy))
                    .toList();
            if (points.isEmpty()) {
                continue;
            }
            double aside = apart * (strategies.indexOf(strategy) - (strategies.size() - 1) / 2.0);
            Look look = palette.look(strategy);
            line(panel, strategy, look, points, aside).ifPresent(lines::add);
            means.add(means(panel, strategy, look, points, aside));
            sentences.add(strategy + ": " + points.stream()
                    .map(point -> figures(point) + " in " + panel.occasions().get(point.occasion()).name())
                    .collect(Collectors.joining(", ")));
        }
        lines.addAll(means);
        List<Occasion> occasions = panel.occasions();
        for (Occasion occasion : occasions) {
            String changes = String.join(", ", occasion.changes());
            sentences.add(title(occasion)
                    + (changes.isEmpty() ? "" : "; not comparable with the one before: " + changes)
                    + (occasion.note().isEmpty() ? "" : "; note: " + occasion.note()));
        }
        return new Chart(
                "History on " + panel.dataset() + ", " + panel.mode(),
                sentences,
                Axis.categories(occasions.stream().map(HistoryPlot::category).toList()),
                Axis.linear(measure),
                lines,
                guides(occasions));
    }

    /** Joins points of equal conditions, also over others that lie between; empty if no two are comparable. */
    private static Optional<Series> line(
            Panel panel, String strategy, Look look, List<Point> points, double aside) {
        Map<Integer, List<Point>> comparable = points.stream()
                .collect(Collectors.groupingBy(
                        point -> panel.occasions().get(point.occasion()).conditions(),
                        TreeMap::new,
                        Collectors.toList()));
        List<Double> x = new ArrayList<>();
        List<Double> y = new ArrayList<>();
        for (List<Point> joined : comparable.values()) {
            if (joined.size() > 1) {
                if (!x.isEmpty()) {
                    x.add(Double.NaN);
                    y.add(Double.NaN);
                }
                joined.forEach(point -> {
                    x.add(point.occasion() + aside);
                    y.add(point.mean().mean());
                });
            }
        }
        return x.isEmpty()
                ? Optional.empty()
                : Optional.of(Series.line(strategy, look, Mark.LINE, array(x), array(y), List.of()));
    }

    private static Series means(Panel panel, String strategy, Look look, List<Point> points, double aside) {
        return new Series(
                strategy,
                look,
                Mark.POINTS,
                points.stream().mapToDouble(point -> point.occasion() + aside).toArray(),
                points.stream().mapToDouble(point -> point.mean().mean()).toArray(),
                points.stream().mapToDouble(point -> point.overSeeds().lower()).toArray(),
                points.stream().mapToDouble(point -> point.overSeeds().upper()).toArray(),
                points.stream().map(point -> label(panel, point)).toList());
    }

    private static String label(Panel panel, Point point) {
        Occasion occasion = panel.occasions().get(point.occasion());
        return point.strategy() + ", " + title(occasion) + ": " + figures(point)
                + point.newDefaults().map(full -> "; other defaults than before: " + full).orElse("")
                + (occasion.note().isEmpty() ? "" : "; " + occasion.note());
    }

    private static String figures(Point point) {
        String interval = point.overSeeds().isDefined() ? " " + Numerals.scores(point.overSeeds()) : "";
        int seeds = point.mean().seeds();
        return Numerals.score(point.mean().mean()) + interval + " (" + seeds + (seeds == 1 ? " seed)" : " seeds)");
    }

    private static String title(Occasion occasion) {
        return occasion.name() + (occasion.date().isEmpty() ? "" : " of " + occasion.date()) + ", revision "
                + occasion.revision();
    }

    private static String category(Occasion occasion) {
        return String.join("\n", occasion.name(), occasion.date(), occasion.revision(), occasion.note())
                .stripTrailing();
    }

    private static List<Guide> guides(List<Occasion> occasions) {
        int letters = Math.min(LONGEST_CHANGE, LETTERS / occasions.size());
        List<Guide> guides = new ArrayList<>();
        for (int i = 1; i < occasions.size(); i++) {
            List<String> changes = occasions.get(i).changes();
            if (!changes.isEmpty()) {
                String what = changes.size() == 1 ? changes.get(0) : changes.size() + " changes";
                guides.add(new Guide(
                        i - 0.5, letters < FEWEST_LETTERS ? "≠" : SvgFigure.shorten(what, letters), false));
            }
        }
        return List.copyOf(guides);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
