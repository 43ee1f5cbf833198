package dev.negbench.reports.results;

import java.util.Map;

/**
 * Texts of training queries and documents that a report shows, shortened.
 *
 * @param queries dataset → training query's id → text
 * @param documents dataset → document's id → title and text
 */
public record ShownTexts(Map<String, Map<String, String>> queries, Map<String, Map<String, String>> documents) {
    /** No texts. */
    public static final ShownTexts NONE = new ShownTexts(Map.of(), Map.of());

    /** Letters of a text that are stored. */
    public static final int LONGEST = 300;

    /** Returns the text of a training query; empty if it is not here. */
    public String query(String dataset, String id) {
        return queries.getOrDefault(dataset, Map.of()).getOrDefault(id, "");
    }

    /** Returns a text of at most so many letters (code points), an ellipsis in place of what is left out. */
    public static String shortened(String text, int letters) {
        int[] first = text.codePoints().limit(letters + 1L).toArray();
        return first.length <= letters ? text : new String(first, 0, letters - 1) + "…";
    }

    /** Returns the text of a document; empty if it is not here. */
    public String document(String dataset, String id) {
        return documents.getOrDefault(dataset, Map.of()).getOrDefault(id, "");
    }
}
