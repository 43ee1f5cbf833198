package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.strategies.Recipe;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What every training of a cell starts from, where a cell is trained several times over.
 *
 * @param recipes makes the recipe anew for each training, since stages may remember what they saw
 * @param settings what all cells share, with this cell's mode
 * @param encoders makes a fresh encoder, by training seed
 * @param retrievals search before the first step, by training seed
 * @param training the queries trained on
 * @param hidden known positives hidden on purpose: query → ascending documents
 * @param remembered queries whose last draws are remembered, ascending ordinals
 * @param dev chooses epochs, by the primary measure, and more
 * @param test judges results
 * @param primary the measure that chooses epochs
 * @param threads threads for encoding, steps and search
 */
public record CellStart(
        Supplier<Recipe> recipes,
        TrainingSettings settings,
        LongFunction<TrainableEncoder> encoders,
        LongFunction<CorpusRetrieval> retrievals,
        TrainingSet training,
        Map<Integer, int[]> hidden,
        int[] remembered,
        RankingQuality dev,
        TestSet test,
        Measure primary,
        int threads) {
    /**
     * Trains once.
     *
     * @param encoder trained, and afterwards with the weights of the outcome
     * @param base search with it before the first step
     */
    TrainedCell train(
            Recipe recipe,
            TrainingSettings with,
            TrainableEncoder encoder,
            CorpusRetrieval base,
            TrainingSet on,
            long seed,
            IntConsumer afterEpoch) {
        return new CellTraining(recipe, with, encoder, base, on, hidden, dev, test, primary, seed, threads)
                .remembering(remembered)
                .run(afterEpoch);
    }
}
