package dev.negbench.strategies.ar2;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is reported of a game. Qualities are of the primary measure on dev when both models were warm; NaN where that
 * moment did not come.
 *
 * @param warmRetriever quality of the warm retriever alone
 * @param warmRanker quality of the warm retriever's first places, ordered by the warm ranker
 * @param rankerSteps steps of the ranker, its warm-up included
 * @param retrieverSteps steps of the retriever against the ranker
 */
record GameRecord(double warmRetriever, double warmRanker, long rankerSteps, long retrieverSteps) {
    static final GameRecord NONE = new GameRecord(Double.NaN, Double.NaN, 0, 0);

    GameRecord withWarm(double retriever, double ranker) {
        return new GameRecord(retriever, ranker, rankerSteps, retrieverSteps);
    }

    GameRecord countRanker() {
        return new GameRecord(warmRetriever, warmRanker, rankerSteps + 1, retrieverSteps);
    }

    GameRecord countRetriever() {
        return new GameRecord(warmRetriever, warmRanker, rankerSteps, retrieverSteps + 1);
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("warm retriever, quality on dev", warmRetriever);
        figures.put("warm ranker, quality on dev", warmRanker);
        figures.put("steps of the ranker", (double) rankerSteps);
        figures.put("steps of the retriever against it", (double) retrieverSteps);
        return figures;
    }
}
