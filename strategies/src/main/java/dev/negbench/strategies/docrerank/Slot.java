package dev.negbench.strategies.docrerank;

import java.util.List;

/**
 * A value in a query that can be replaced by another of its kind.
 *
 * @param kind what it is
 * @param value how the query writes it
 * @param places where it stands: the first character of each occurrence
 */
record Slot(Property kind, String value, List<Integer> places) {
    /** Returns the query with another value everywhere this one stands, capitalised as it is. */
    String replaced(String query, String replacement) {
        StringBuilder text = new StringBuilder();
        int copied = 0;
        for (int place : places) {
            text.append(query, copied, place);
            int first = replacement.codePointAt(0);
            boolean capital = kind == Property.TERM && Character.isUpperCase(query.codePointAt(place));
            text.appendCodePoint(capital ? Character.toUpperCase(first) : first);
            text.append(replacement, Character.charCount(first), replacement.length());
            copied = place + value.length();
        }
        return text.append(query, copied, query.length()).toString();
    }
}
