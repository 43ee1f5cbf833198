package dev.negbench.harness.training;

import dev.negbench.datasets.Dataset;
import dev.negbench.harness.encoder.EncoderFactory;
import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.evaluation.EvaluationPolicy;
import dev.negbench.harness.evaluation.Evaluator;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.Retrieval;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * Trains cells of a small collection in tests.
 *
 * @param rankers makes rankers, by seed; null for none
 */
record TinyCells(Dataset dataset, EncoderFactory encoders, Measure primary, LongFunction<PairRanker> rankers) {
    /** Trains a cell without checkpoints. */
    TrainedCell train(Recipe recipe, TrainingSettings settings, long seed, int threads) {
        return train(recipe, settings, seed, threads, epoch -> {}, CheckpointPlace.NONE);
    }

    /** Trains a cell that remembers the last draws of every third training query. */
    TrainedCell train(
            Recipe recipe,
            TrainingSettings settings,
            long seed,
            int threads,
            IntConsumer afterEpoch,
            CheckpointPlace place) {
        return train(recipe, settings, seed, threads, afterEpoch, place, everyThird());
    }

    /** Returns every third training query, ascending. */
    int[] everyThird() {
        int[] training = dataset.split("train").queries();
        return IntStream.range(0, training.length)
                .filter(row -> row % 3 == 0)
                .map(row -> training[row])
                .toArray();
    }

    TrainedCell train(
            Recipe recipe,
            TrainingSettings settings,
            long seed,
            int threads,
            IntConsumer afterEpoch,
            CheckpointPlace place,
            int[] remembered) {
        TrainableEncoder untrained = encoders.create(seed, false, settings.learningRate());
        int[] all = new int[dataset.queries().size()];
        Arrays.setAll(all, i -> i);
        try (DenseSearcher initial =
                DenseSearcher.of(untrained, dataset.corpus().size(), all, 1)) {
            CorpusRetrieval base = CorpusRetrieval.of(
                    dataset.corpus().size(), Map.of(Retrieval.MODEL, initial, Retrieval.INITIAL, initial));
            return new CellTraining(
                            recipe,
                            settings,
                            encoders.create(seed, recipe.documentsFrozen(), settings.learningRate()),
                            rankers == null ? base : base.withRankers(rankers),
                            TrainingSet.of(
                                    dataset.queries(),
                                    dataset.split("train"),
                                    dataset.split("train").queries()),
                            Map.of(),
                            quality("dev"),
                            TestSet.of(quality("test"), () -> {}),
                            primary,
                            seed,
                            threads)
                    .remembering(remembered)
                    .run(afterEpoch, place);
        }
    }

    private RankingQuality quality(String split) {
        return new RankingQuality(
                Evaluator.of(
                        dataset.queries(),
                        dataset.corpus(),
                        dataset.split(split),
                        List.of(primary),
                        EvaluationPolicy.DEFAULT),
                dataset.split(split).queries(),
                100);
    }
}
