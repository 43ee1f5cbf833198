package dev.negbench.reports.figures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What stands below a horizontal axis of categories: as many names as have room side by side, each over a few lines.
 *
 * @param axis the axis
 * @param step every how many categories one is named, the last one always
 * @param letters how many letters a line has room for
 */
record ColumnLabels(Axis axis, int step, int letters) {
    /** From the axis to the foot of the first line, CSS pixels. */
    static final double FIRST_LINE = 17;
    /** From line to line, CSS pixels. */
    static final double LINE = 14;

    /** The narrowest that the two figures of a row become on a desktop, and the widest that usual letters are. */
    private static final double WIDTH = 460;
    private static final double LETTER = 6.9;
    private static final int FEWEST_LETTERS = 10;
    private static final int MOST_LETTERS = 26;

    static ColumnLabels of(Axis axis) {
        int n = Math.max(1, axis.categories().size());
        int step = (int) Math.ceil(n * LETTER * (FEWEST_LETTERS + 1) / WIDTH);
        int letters = (int) (WIDTH * step / n / LETTER) - 1;
        return new ColumnLabels(axis, step, Math.min(letters, MOST_LETTERS));
    }

    /** Lays the axis out, with room at both ends for half a name. */
    AxisScale scale() {
        int n = axis.categories().size();
        double half = step / 2.0;
        return new AxisScale(axis, -half, n - 1 + half, IntStream.range(0, n).asDoubleStream().toArray());
    }

    /** Returns the categories that are named, from the left. */
    List<Integer> columns() {
        int last = axis.categories().size() - 1;
        return IntStream.rangeClosed(0, last).filter(i -> (last - i) % step == 0).boxed().toList();
    }

    /** Returns the name of a category, its lines broken in two and shortened to their room. */
    List<String> lines(int column) {
        return Arrays.stream(axis.categories().get(column).split("\n"))
                .flatMap(this::broken)
                .map(line -> SvgFigure.shorten(line, letters))
                .toList();
    }

    private Stream<String> broken(String line) {
        int space = line.lastIndexOf(' ', letters);
        return line.length() <= letters || space < 0
                ? Stream.of(line)
                : Stream.of(line.substring(0, space), line.substring(space + 1));
    }

    /** Returns the room in CSS pixels that the names need. */
    int height() {
        int most = columns().stream().mapToInt(column -> lines(column).size()).max().orElse(0);
        return (int) (FIRST_LINE + LINE * most);
    }
}
