package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.harness.training.EpochDraws;
import dev.negbench.reports.results.DrawnNegatives;
import dev.negbench.reports.results.DrawnNegatives.Example;
import dev.negbench.reports.results.DrawnNegatives.Negative;
import dev.negbench.reports.results.ShownTexts;
import dev.negbench.strategies.stage.Shortfall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns what a cell drew last into its record, ordinals into ids.
 *
 * @param dataset the data as they were trained on
 * @param hidden positives hidden on purpose: query → ascending documents
 * @param nearest the queries that were remembered
 */
record DrawnNegativesOfCell(Dataset dataset, Map<Integer, int[]> hidden, NearestTrainingQueries nearest) {
    private static final double SCORE_STEPS = 1e4;

    DrawnNegatives record(String key, EpochDraws draws) {
        Map<Integer, EpochDraws.OfQuery> byQuery = new HashMap<>();
        draws.queries().forEach(ofQuery -> byQuery.put(ofQuery.query(), ofQuery));
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < nearest.training().length; i++) {
            int query = nearest.training()[i];
            List<String> nearestTo = Arrays.stream(nearest.nearestTo().get(i))
                    .mapToObj(dataset.queries()::id)
                    .toList();
            EpochDraws.OfQuery ofQuery = byQuery.get(query);
            String id = dataset.queries().id(query);
            examples.add(
                    ofQuery == null
                            ? new Example(
                                    id, nearestTo, "", 0, "left out of training by the label correction", List.of())
                            : new Example(
                                    id,
                                    nearestTo,
                                    documentId(ofQuery.positive()),
                                    ofQuery.drawn(),
                                    words(ofQuery.shortfall()),
                                    negatives(ofQuery, draws.written())));
        }
        return new DrawnNegatives(key, draws.epoch(), draws.drawing(), examples);
    }

    private List<Negative> negatives(EpochDraws.OfQuery ofQuery, Map<Integer, String> written) {
        int[] known = hidden.getOrDefault(ofQuery.query(), new int[0]);
        List<Negative> negatives = new ArrayList<>();
        for (int k = 0; k < ofQuery.ids().length; k++) {
            int id = ofQuery.ids()[k];
            int rank = ofQuery.ranks()[k];
            double score = rank < 0 ? 0 : Math.round(ofQuery.scores()[k] * SCORE_STEPS) / SCORE_STEPS;
            negatives.add(
                    written.containsKey(id)
                            ? new Negative(
                                    "", rank, score, false, ShownTexts.shortened(written.get(id), ShownTexts.LONGEST))
                            : new Negative(
                                    dataset.corpus().id(id), rank, score, Arrays.binarySearch(known, id) >= 0, ""));
        }
        return negatives;
    }

    /** Returns a document's id; empty for a text that is none, which a label corrector may have made a positive. */
    private String documentId(int id) {
        return id < dataset.corpus().size() ? dataset.corpus().id(id) : "";
    }

    private static String words(Shortfall shortfall) {
        return switch (shortfall) {
            case NONE -> "";
            case DRAWS_NONE -> "no candidate pools yet";
            case EMPTY_POOL -> "its pool was empty";
            case SMALL_POOL -> "its pool held no more";
            case POSITIVE_RANKED_FIRST -> "the positive is ranked first";
            case NO_CANDIDATE_QUALIFIES -> "no candidate qualifies";
            case BATCH_LIMIT -> "the batch kept fewer";
            case FALLBACK -> "some drawn uniformly in place of candidates of the scheme’s kind";
        };
    }
}
