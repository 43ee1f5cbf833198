package dev.negbench.reports.pages;

import dev.negbench.reports.statistics.Interval;
import dev.negbench.reports.tables.Numerals;
import java.util.ArrayList;
import java.util.List;

/**
 * A table ready to be printed, in whatever kind of page.
 *
 * @param id name in links, letters only
 * @param caption what it shows, what was tested and how it was corrected
 * @param columns its columns
 * @param rows cells, as many a row as there are columns
 */
record PrintedTable(String id, String caption, List<Column> columns, List<List<Cell>> rows) {
    /**
     * A column.
     *
     * @param name heading
     * @param hint what is in it, in a sentence; may be empty
     * @param numeric whether it holds numbers
     */
    record Column(String name, String hint, boolean numeric) {
        static Column text(String name) {
            return new Column(name, "", false);
        }

        static Column number(String name, String hint) {
            return new Column(name, hint, true);
        }
    }

    /** What a cell holds, for pages that can show it. */
    enum Kind {
        /** Words or a number. */
        PLAIN,
        /** A strategy, which has a colour. */
        STRATEGY,
        /** A difference with its interval, which can be drawn. */
        INTERVAL,
        /** One of the fixed words, which has a sign. */
        VERDICT
    }

    /**
     * A cell.
     *
     * @param kind what it holds
     * @param text what it says
     * @param raised what stands raised behind it; empty for nothing
     * @param order what it is sorted by if it is a number; NaN comes last
     * @param best whether it is the best of its kind
     * @param notes small print below
     * @param bar lower end, middle and upper end of an interval; empty if there is none
     */
    record Cell(
            Kind kind, String text, String raised, double order, boolean best, List<String> notes, double[] bar) {
        private static final double[] NO_BAR = {};

        static Cell text(String text) {
            return new Cell(Kind.PLAIN, text, "", Double.NaN, false, List.of(), NO_BAR);
        }

        static Cell number(String text, double order) {
            return new Cell(Kind.PLAIN, text, "", order, false, List.of(), NO_BAR);
        }

        static Cell strategy(String text, List<String> notes) {
            return new Cell(Kind.STRATEGY, text, "", Double.NaN, false, notes, NO_BAR);
        }

        static Cell verdict(String text) {
            return new Cell(Kind.VERDICT, text, "", Double.NaN, false, List.of(), NO_BAR);
        }

        static Cell interval(double middle, Interval interval) {
            double[] bar = {interval.lower(), middle, interval.upper()};
            return new Cell(
                    Kind.INTERVAL,
                    Numerals.difference(middle),
                    "",
                    middle,
                    false,
                    List.of(Numerals.differences(interval)),
                    interval.isDefined() ? bar : NO_BAR);
        }

        Cell asBest(boolean value) {
            return new Cell(kind, text, raised, order, value, notes, bar);
        }

        Cell withNote(String note) {
            return new Cell(kind, text, raised, order, best, List.of(note), bar);
        }

        Cell withRaised(String value) {
            return new Cell(kind, text, value, order, best, notes, bar);
        }
    }

    /** Returns the table without a column that says the same in every row, which the caption says instead. */
    PrintedTable without(String column, String said) {
        int at = columns.stream().map(Column::name).toList().indexOf(column);
        if (at < 0) {
            return this;
        }
        return new PrintedTable(
                id, caption + " " + said + ".", leftOut(columns, at),
                rows.stream().map(row -> leftOut(row, at)).toList());
    }

    private static <T> List<T> leftOut(List<T> list, int at) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(at);
        return List.copyOf(rest);
    }
}
