package dev.negbench.harness.cli;

import java.util.ArrayList;
import java.util.List;

/** A table for people in a terminal: columns as wide as their widest cell, the last one not padded. */
final class TextTable {
    private final List<String[]> rows = new ArrayList<>();

    /**
     * @param headings one a column
     */
    TextTable(String... headings) {
        rows.add(headings);
    }

    /** Adds a row, one text a column. */
    void add(String... row) {
        rows.add(row);
    }

    @Override
    public String toString() {
        int columns = rows.get(0).length;
        int[] widths = new int[columns];
        for (String[] row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], row[c].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < columns; c++) {
                line.append(row[c]);
                if (c < columns - 1) {
                    line.append(" ".repeat(widths[c] - row[c].length() + 2));
                }
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
