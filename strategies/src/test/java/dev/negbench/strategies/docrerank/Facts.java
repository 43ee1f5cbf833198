package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.stage.TrainingQueries;
import dev.negbench.strategies.testing.WordSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents that are sets of facts, queries that ask for one, and vectors of a few words. */
final class Facts {
    static final String QUERY = "What was the revenue of Apple Inc in 2022, up 45%?";

    private static final String FILLER = "the of a in and the of a in and to to ";

    /** The first document answers the query and holds one of its swaps, the sales of the same year, too. */
    static final Dataset DATASET = new Dataset(
            "facts",
            Corpus.of(List.of(
                    new Document(
                            "apple",
                            "",
                            FILLER + "The revenue of Apple Inc in 2022 was high, up 45%, and so were sales."),
                    new Document(
                            "ibm", "", FILLER + "The revenue of Big Blue in 2022 fell by 12%. At Big Blue it was."),
                    new Document(
                            "cow", "", FILLER + "The price of Milk Co in 1999 rose by 7% or 3.5 units of profit."))),
            Queries.of(List.of(
                    new Query("q0", QUERY), new Query("q1", "the price of milk"), new Query("q2", "profit of cows"))),
            Map.of("train", Judgements.of(Map.of(0, Map.of(0, 1), 1, Map.of(2, 1), 2, Map.of(2, 1)))),
            "0");

    /** Cosines with revenue: sales 0.8, profit 0.6, price 0.28; of apple with milk 0.5. */
    static final WordSpace SPACE = new WordSpace(
            DATASET,
            Map.of(
                    "revenue", new float[] {1, 0, 0, 0},
                    "sales", new float[] {0.8f, 0.6f, 0, 0},
                    "profit", new float[] {0.6f, 0.8f, 0, 0},
                    "price", new float[] {0.28f, 0.96f, 0, 0},
                    "apple", new float[] {0, 0, 1, 0},
                    "milk", new float[] {0, 0, 0.5f, 0.866f},
                    "big", new float[] {0, 0, 0, 1}),
            4);

    static final int[] ALL = {0, 1, 2};

    static final TrainingQueries TRAINING = new TrainingQueries() {
        @Override
        public int size() {
            return ALL.length;
        }

        @Override
        public int[] ordinals() {
            return ALL;
        }

        @Override
        public long key(int row) {
            return DATASET.queries().key(row);
        }

        @Override
        public int[] positives(int row) {
            return DATASET.splits().get("train").positives(row);
        }
    };

    private Facts() {}

    static VariantTask task(String query, int count) {
        return new VariantTask(query, count, Optional.empty(), 7);
    }

    static List<String> texts(List<Variant> variants) {
        return variants.stream().map(Variant::text).toList();
    }

    static AnswerVerifier.Case ask(int document, String... queries) {
        return new AnswerVerifier.Case(document, Arrays.asList(queries));
    }
}
