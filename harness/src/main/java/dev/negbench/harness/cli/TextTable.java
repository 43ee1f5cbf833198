package dev.negbench.harness.cli;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/** A table for people in a terminal: columns as wide as their widest cell, the last one not padded. */
final class TextTable {
    private static final int GAP = 2;

    /** Fewer characters of a text say nothing. */
    private static final int SHORTEST_CUT = 16;

    private static final Pattern STOP = Pattern.compile("[ .,;:]+$");

    private final List<String[]> rows = new ArrayList<>();
    private final BitSet right = new BitSet();

    /**
     * @param headings one a column
     */
    TextTable(String... headings) {
        rows.add(headings);
    }

    /** Aligns the columns from one to another, both included and counted from 0, to the right: numbers. */
    TextTable alignRight(int first, int last) {
        right.set(first, last + 1);
        return this;
    }

    /** Adds a row, one text a column. */
    void add(String... row) {
        rows.add(row);
    }

    @Override
    public String toString() {
        int[] widths = widths();
        return text(widths, widths.length);
    }

    /**
     * Returns the table in lines of at most so many characters: the last column cut at a word, left out if nothing of
     * it fits, and so whole columns before it. The first always stays.
     */
    String within(int characters) {
        int[] widths = widths();
        int columns = widths.length;
        int room = characters - width(widths, columns - 1) - GAP;
        if (columns > 1 && room < widths[columns - 1] && room >= SHORTEST_CUT) {
            widths[columns - 1] = room;
        }
        while (columns > 1 && width(widths, columns) > characters) {
            columns--;
        }
        return text(widths, columns);
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        return widths;
    }

    private static int width(int[] widths, int columns) {
        int sum = GAP * (columns - 1);
        for (int c = 0; c < columns; c++) {
            sum += widths[c];
        }
        return sum;
    }

    private String text(int[] widths, int columns) {
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                String cell = cut(row[c], widths[c]);
                String padding = " ".repeat(widths[c] - cell.length());
                line.append(right.get(c) ? padding + cell : cell + padding);
                line.append(" ".repeat(GAP));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    /** Cuts a text behind a word if there is one, without the stop or comma behind it. */
    private static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int space = text.lastIndexOf(' ', most - 1);
        return STOP.matcher(text.substring(0, space > 0 ? space : most - 1)).replaceFirst("") + "…";
    }
}
