package dev.negbench.harness.claims;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.harness.experiment.PreparedDataset;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.CandidatePoolBuilder;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Stages of strategies, made as an experiment makes them, for the examples of papers' cards. */
final class ExampleSetting {
    /** The positive's document in pools of examples; no candidate has its id. */
    static final int POSITIVE = 1_000_000;

    private static final int DOCUMENTS = 1_000;
    private static final Strategies STRATEGIES = Strategies.load();

    private ExampleSetting() {}

    /** Returns the recipe of a strategy on a collection that has nothing but texts and a judgement. */
    static Recipe recipe(String strategy) {
        Corpus corpus = Corpus.of(IntStream.range(0, DOCUMENTS)
                .mapToObj(d -> new Document("d" + d, "", "text"))
                .toList());
        Queries queries = Queries.of(List.of(new Query("q1", "text"), new Query("q2", "text")));
        Dataset dataset = Dataset.of(
                "example",
                corpus,
                queries,
                Map.of(
                        "train",
                        Judgements.of(Map.of(0, Map.of(0, 1))),
                        "test",
                        Judgements.of(Map.of(1, Map.of(1, 1)))));
        return STRATEGIES
                .parse(strategy)
                .recipe(new Setting(dataset, PreparedDataset.SEARCHERS, 7, Optional.empty(), Map.of()));
    }

    /** Returns a pool of candidates 0, 1, … with these scores, descending, and a positive. */
    static CandidatePool pool(float positiveScore, float... scores) {
        CandidatePoolBuilder builder =
                new CandidatePoolBuilder().start(0, 1, new int[] {POSITIVE}, new float[] {positiveScore});
        for (int i = 0; i < scores.length; i++) {
            builder.add(i, scores[i], i, 0);
        }
        return builder.build();
    }

    /** Appends a row: positives, then drawn negatives. */
    static void append(ScoreRows rows, double[] positives, double... drawn) {
        rows.openRow();
        append(rows, ScoreRows.POSITIVE, positives);
        append(rows, ScoreRows.DRAWN, drawn);
    }

    /** Appends entries of one relation to the open row. */
    static void append(ScoreRows rows, byte relation, double... scores) {
        for (double score : scores) {
            rows.append(rows.entries(), relation);
            rows.scores()[rows.entries() - 1] = (float) score;
        }
    }

    /** Returns rows without any. */
    static ScoreRows rows() {
        ScoreRows rows = new ScoreRows();
        rows.clear();
        return rows;
    }
}
