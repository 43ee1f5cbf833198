package dev.negbench.harness.experiment;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.harness.evaluation.EvaluationPolicy;
import java.util.Map;

/**
 * What is trained on and what is tested by: a dataset after title queries and planted noise were applied to its train
 * split. The test judgements stay complete.
 *
 * @param dataset the data to train on
 * @param test judgements to test by
 * @param hidden positives hidden on purpose: query → ascending documents
 * @param policy how rankings are judged
 * @param complete the dataset before anything was hidden
 */
public record TrainingData(
        Dataset dataset, Judgements test, Map<Integer, int[]> hidden, EvaluationPolicy policy, Dataset complete) {
    public TrainingData {
        hidden = Map.copyOf(hidden);
    }
}
