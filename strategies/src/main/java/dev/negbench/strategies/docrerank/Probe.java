package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.TrainingQueries;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well a ranker tells a document's query from the same query with one value swapped: over training queries that the
 * ranker never learns from, the share of swaps that it scores lower, ties half. Always of the stand-in's swaps that
 * both of the stand-in's verifiers call unanswerable, so that all arms are measured by the same pairs. Source:
 * docrerank card, claims 2 and 4.
 */
final class Probe {
    /** The card's default, whatever the arm is trained with. */
    static final QueryNegatives.Settings SETTINGS =
            new QueryNegatives.Settings(12, 3, AnswerVerifier.PROMPTS, Optional.empty());

    private final QueryNegatives swaps;
    private final List<QueryNegatives.Pair> pairs = new ArrayList<>();
    private Map<String, Double> before = Map.of();

    Probe(QueryNegatives swaps) {
        this.swaps = swaps;
    }

    /** Makes the swaps of held-out queries, and measures the ranker as it is. */
    void prepare(TrainingQueries queries, int[] rows, PairRanker ranker) {
        swaps.generate(queries, rows, ranker);
        for (int row : rows) {
            pairs.add(new QueryNegatives.Pair(queries.ordinals()[row], queries.positives(row)[0]));
        }
        swaps.verify(pairs);
        before = accuracy(ranker, " before training");
    }

    /** Returns the accuracy over all swaps, NaN without any, and for each kind of value, with the number of swaps. */
    Map<String, Double> diagnostics(PairRanker ranker) {
        Map<String, Double> figures = new LinkedHashMap<>(accuracy(ranker, ""));
        figures.putAll(before);
        return figures;
    }

    private Map<String, Double> accuracy(PairRanker ranker, String when) {
        Map<String, double[]> tally = new LinkedHashMap<>();
        tally.put("all", new double[2]);
        float[] score = new float[1];
        for (QueryNegatives.Pair pair : pairs) {
            int[] document = {pair.document()};
            ranker.score(pair.query(), document, 1, score);
            float own = score[0];
            for (QueryNegatives.Negative swap : swaps.of(pair)) {
                ranker.score(swap.ordinal(), document, 1, score);
                double right = own > score[0] ? 1 : own == score[0] ? 0.5 : 0;
                String kind = swap.variant().changed().map(Property::toString).orElse("");
                for (String name : List.of("all", kind)) {
                    double[] counts = tally.computeIfAbsent(name, added -> new double[2]);
                    counts[0] += right;
                    counts[1]++;
                }
            }
        }
        Map<String, Double> figures = new LinkedHashMap<>();
        tally.forEach((kind, counts) -> {
            String of = kind.equals("all") ? "" : ", " + kind;
            figures.put("probe accuracy" + of + when, counts[0] / counts[1]);
            if (when.isEmpty()) {
                figures.put("probe swaps" + of, counts[1]);
            }
        });
        return figures;
    }
}
