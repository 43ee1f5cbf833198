package dev.negbench.reports;

import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnNegatives.Example;
import dev.negbench.reports.results.DrawnNegatives.Negative;
import dev.negbench.reports.results.ShownTexts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Invented records of last draws: test query {@code qN} is nearest to training query {@code tN}. */
public final class SyntheticDraws {
    private static final int DOCUMENTS = 20_000;

    private SyntheticDraws() {}

    /** Returns the record of a cell. */
    public static DrawnNegatives of(String cellKey, int queries, int negatives) {
        Random random = new Random(cellKey.hashCode());
        List<Example> examples = new ArrayList<>();
        for (int q = 0; q < queries; q++) {
            List<Negative> drawn = new ArrayList<>();
            for (int k = 0; k < negatives; k++) {
                double score = Math.round(1e4 * random.nextDouble()) / 1e4;
                drawn.add(new Negative("d" + random.nextInt(DOCUMENTS), random.nextInt(200), score, false, ""));
            }
            examples.add(new Example("t" + q, List.of("q" + q), "d" + q, negatives, "", drawn));
        }
        return new DrawnNegatives(cellKey, 6, true, examples);
    }

    /** Returns a text as long as are stored for every training query and document of these datasets. */
    public static ShownTexts texts(List<String> datasets, int queries) {
        Map<String, Map<String, String>> queryTexts = new LinkedHashMap<>();
        Map<String, Map<String, String>> documentTexts = new LinkedHashMap<>();
        String filler = "and further words of a passage ".repeat(20);
        for (String dataset : datasets) {
            Map<String, String> ofQueries = new LinkedHashMap<>();
            for (int q = 0; q < queries; q++) {
                ofQueries.put("t" + q, ShownTexts.shortened("training query " + q + " " + filler, ShownTexts.LONGEST));
            }
            Map<String, String> ofDocuments = new LinkedHashMap<>();
            for (int d = 0; d < DOCUMENTS; d++) {
                ofDocuments.put("d" + d, ShownTexts.shortened("document " + d + " " + filler, ShownTexts.LONGEST));
            }
            queryTexts.put(dataset, ofQueries);
            documentTexts.put(dataset, ofDocuments);
        }
        return new ShownTexts(queryTexts, documentTexts);
    }
}
