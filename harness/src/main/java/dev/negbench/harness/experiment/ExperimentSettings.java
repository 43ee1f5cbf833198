package dev.negbench.harness.experiment;

import dev.negbench.datasets.Hiding;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.evaluation.PolicyChoice;
import dev.negbench.harness.training.TrainingSettings;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.stage.BatchMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that decides what an experiment's numbers are.
 *
 * @param strategies what is compared, in table order
 * @param baseline what the others are tested against, one of {@code strategies}
 * @param datasets names of the collections
 * @param modes which texts a training query is compared with, one table block each
 * @param seeds training seeds
 * @param training settings shared by all cells; its mode is replaced by each of {@code modes}
 * @param measures what is measured on test; the first is the primary one, which also chooses the epoch on dev
 * @param policy choices of the evaluation
 * @param hiddenShare share of the training positives hidden on purpose, in [0, 1)
 * @param hiding which of them are hidden first
 * @param testSplit the split that is tested on
 * @param trainOn where training examples come from
 * @param maxTrainQueries most training queries used, chosen by the hash of their ids
 * @param encoder which model is trained
 * @param chatModel name of the chat model that strategies may ask, if there is one
 * @param generatedTexts SHA-256 of the texts generated for queries that strategies may use, if there are any
 */
public record ExperimentSettings(
        List<ConfiguredStrategy> strategies,
        ConfiguredStrategy baseline,
        List<String> datasets,
        List<BatchMode> modes,
        List<Long> seeds,
        TrainingSettings training,
        List<Measure> measures,
        PolicyChoice policy,
        double hiddenShare,
        Hiding hiding,
        String testSplit,
        TrainOn trainOn,
        int maxTrainQueries,
        EncoderSettings encoder,
        Optional<String> chatModel,
        Optional<String> generatedTexts) {
    /** Name of the setting that says what becomes of self matches. */
    static final String SELF_MATCH = "self match";

    /** Name of the setting that says which share of the positives is hidden; a number. */
    public static final String HIDDEN_POSITIVES = "hidden positives";

    public ExperimentSettings {
        strategies = List.copyOf(strategies);
        datasets = List.copyOf(datasets);
        modes = List.copyOf(modes);
        seeds = List.copyOf(seeds);
        measures = List.copyOf(measures);
        if (!strategies.contains(baseline)) {
            throw new IllegalArgumentException(
                    "the baseline " + baseline + " is not among the strategies " + strategies);
        }
    }

    /**
     * Returns settings under which draws and steps are timed: one dataset, nothing hidden.
     *
     * @param strategies what is timed, at least one
     */
    public static ExperimentSettings forTiming(List<ConfiguredStrategy> strategies, String dataset) {
        return new ExperimentSettings(
                strategies,
                strategies.get(0),
                List.of(dataset),
                List.of(BatchMode.IN_BATCH_AND_DRAWN),
                List.of(1L),
                TrainingSettings.of(BatchMode.IN_BATCH_AND_DRAWN, 1, 1, 1, 2, 0.01, 0.05),
                List.of(Measure.parse("nDCG@10")),
                PolicyChoice.DEFAULT,
                0,
                Hiding.UNIFORM,
                "test",
                TrainOn.JUDGEMENTS,
                Integer.MAX_VALUE,
                EncoderSettings.STANDARD,
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Returns every cell, by dataset, then by seed, so that an interrupted experiment has whole rows for its first
     * seeds.
     */
    public List<Cell> cells() {
        return datasets.stream().flatMap(dataset -> cells(dataset).stream()).toList();
    }

    /** Returns the cells of one dataset. */
    public List<Cell> cells(String dataset) {
        List<Cell> cells = new ArrayList<>();
        for (long seed : seeds) {
            for (BatchMode mode : modes) {
                for (ConfiguredStrategy strategy : strategies) {
                    cells.add(new Cell(strategy, dataset, mode, seed));
                }
            }
        }
        return cells;
    }

    /** Returns these settings with other measures. */
    ExperimentSettings measuring(List<Measure> only) {
        return new ExperimentSettings(
                strategies,
                baseline,
                datasets,
                modes,
                seeds,
                training,
                only,
                policy,
                hiddenShare,
                hiding,
                testSplit,
                trainOn,
                maxTrainQueries,
                encoder,
                chatModel,
                generatedTexts);
    }

    /** Returns what every cell's numbers depend on besides its own coordinates, name → value, in a fixed order. */
    public Map<String, String> shared() {
        Map<String, String> shared = new LinkedHashMap<>();
        shared.put("epochs", Integer.toString(training.epochs()));
        shared.put("patience", Integer.toString(training.patience()));
        shared.put("batch size", Integer.toString(training.batchSize()));
        shared.put("learning rate", Double.toString(training.learningRate()));
        shared.put("temperature", Double.toString(training.temperature()));
        shared.put("negatives", Integer.toString(training.negatives()));
        shared.put(HIDDEN_POSITIVES, Double.toString(hiddenShare));
        if (hiddenShare > 0) {
            shared.put("hiding", lower(hiding));
        }
        shared.put("test split", testSplit);
        shared.put("train on", lower(trainOn));
        shared.put(
                "training queries at most",
                maxTrainQueries == Integer.MAX_VALUE ? "all" : Integer.toString(maxTrainQueries));
        shared.putAll(encoder.shared());
        shared.put(SELF_MATCH, policy.selfMatch().map(ExperimentSettings::lower).orElse("by dataset"));
        shared.put("unjudged", lower(policy.unjudged()));
        shared.put(
                "measures",
                String.join(" ", measures.stream().map(Measure::toString).toList()));
        chatModel.ifPresent(name -> shared.put("chat model", name));
        generatedTexts.ifPresent(sha256 -> shared.put("generated texts", sha256));
        return shared;
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
