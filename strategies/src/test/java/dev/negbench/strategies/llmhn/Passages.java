package dev.negbench.strategies.llmhn;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.stage.TrainingQueries;
import dev.negbench.strategies.testing.WordSpace;
import dev.negbench.strategies.text.CorpusTerms;
import dev.negbench.strategies.text.WordTable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One query, its answer, and a few other documents; word vectors of which some are near each other. */
final class Passages {
    static final String QUERY = "which drug treats malaria";

    static final String ANSWER = "Research on the tropics is old. The drug quinine treats malaria since 1820 in the"
            + " clinics. The weather is the weather of the rivers and the land.";

    static final Dataset DATASET = new Dataset(
            "passages",
            Corpus.of(List.of(
                    new Document("answer", "", ANSWER),
                    new Document("other", "", "The drug aspirin treats pain in the hospitals."),
                    new Document("copy", "", "The drug aspirin treats malaria."),
                    new Document("far", "", "The king is the king of the land of the people."))),
            Queries.of(List.of(new Query("q", QUERY))),
            Map.of("train", Judgements.of(Map.of(0, Map.of(0, 1)))),
            "0");

    /** Cosines with quinine: drug 0.9, aspirin 0.8, malaria 0.7, pain 0.6, king 0.3; of clinics and hospitals 0.5. */
    static final WordSpace SPACE = new WordSpace(
            DATASET,
            Map.of(
                    "quinine", at(1, 0, 0, 0),
                    "aspirin", at(0.799, 0.601, 0, 0),
                    "pain", at(0.6, 0.8, 0, 0),
                    "king", at(0.3, 0, 0, 0.954),
                    "clinics", at(0, 0, 1, 0),
                    "hospitals", at(0, 0, 0.5, 0.866),
                    "malaria", at(0.7, 0.7, 0, 0),
                    "drug", at(0.9, 0.436, 0, 0)),
            4);

    static final TrainingQueries TRAINING = new TrainingQueries() {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public int[] ordinals() {
            return new int[] {0};
        }

        @Override
        public long key(int row) {
            return 77;
        }

        @Override
        public int[] positives(int row) {
            return new int[] {0};
        }
    };

    private Passages() {}

    private static float[] at(double... values) {
        float[] vector = new float[values.length];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = (float) values[d];
        }
        return vector;
    }

    static WordTable table() {
        return new WordTable(CorpusTerms.of(DATASET.corpus()), 0.4, 0.8);
    }

    static GenerationTask task(boolean withPositive, int words, int attempt) {
        return new GenerationTask(QUERY, withPositive ? Optional.of(ANSWER) : Optional.empty(), words, 77, attempt);
    }
}
