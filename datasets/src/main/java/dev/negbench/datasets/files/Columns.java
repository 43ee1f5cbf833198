package dev.negbench.datasets.files;

/** Splits lines at white space as C's isspace knows it, which trec_eval and its kin read by. */
public final class Columns {
    private Columns() {}

    /**
     * Fills the columns of a line.
     *
     * @param line the line
     * @param columns receives them; its length is the most that are kept
     * @return how many there are, at most one more than fit
     */
    public static int split(String line, String[] columns) {
        int found = 0;
        int at = 0;
        while (true) {
            while (at < line.length() && isSeparator(line.charAt(at))) {
                at++;
            }
            if (at == line.length()) {
                return found;
            }
            if (found == columns.length) {
                return found + 1;
            }
            int start = at;
            while (at < line.length() && !isSeparator(line.charAt(at))) {
                at++;
            }
            columns[found++] = line.substring(start, at);
        }
    }

    /** Tells whether a character separates columns: blank, tab, line feed, vertical tab, form feed, return. */
    public static boolean isSeparator(int character) {
        return character == ' ' || character >= '\t' && character <= '\r';
    }
}
