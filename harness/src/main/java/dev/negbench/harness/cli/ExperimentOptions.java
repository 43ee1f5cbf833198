package dev.negbench.harness.cli;

import dev.negbench.datasets.Hiding;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.evaluation.PolicyChoice;
import dev.negbench.harness.evaluation.SelfMatch;
import dev.negbench.harness.evaluation.TieRule;
import dev.negbench.harness.evaluation.Unjudged;
import dev.negbench.harness.experiment.EncoderSettings;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.TrainOn;
import dev.negbench.harness.training.TrainingSettings;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.BatchMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What an experiment is made of, as options. */
final class ExperimentOptions {
    static final String DEFAULT_STRATEGIES = "random,bm25,topk,ance,simans";
    /** Stands for every strategy that can be compared without further ado. */
    private static final String ALL = "all";

    static final String DEFAULT_DATASET = "wordnet-senses-small";
    static final double LEARNING_RATE = 0.01;
    /**
     * On MiniLM, 0.003 gave a higher nDCG@10 than 0.001 on SciFact (random 0.730 against 0.700, topk 0.814 against
     * 0.772 after 6 epochs) and on wordnet-senses-small (0.342 against 0.332, 0.331 against 0.323 after 3): one or two
     * seeds.
     */
    static final double HEAD_LEARNING_RATE = 0.003;

    static final String DEFAULT_MEASURES = "nDCG@10,MRR@10,Recall@10,Recall@100,MAP,P@10,success@10";

    @Option(
            names = {"-s", "--strategies", "--strategy"},
            paramLabel = "LIST",
            completionCandidates = StrategyNames.class,
            description = "Strategies or compositions, separated by commas outside brackets; may be repeated; all:"
                    + " every one that trains or searches by itself. Default: " + DEFAULT_STRATEGIES)
    List<String> strategies = new ArrayList<>();

    @Option(
            names = {"-d", "--dataset", "--datasets"},
            paramLabel = "LIST",
            completionCandidates = DatasetNames.class,
            split = ",",
            description = "Collections, by name; may be repeated. Default: " + DEFAULT_DATASET)
    List<String> datasets = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Number of training seeds, 1 to N. Default: ${DEFAULT-VALUE}",
            defaultValue = "5")
    int seeds;

    @Option(
            names = "--first-seed",
            paramLabel = "N",
            description = "The first training seed. Default: ${DEFAULT-VALUE}",
            defaultValue = "1")
    long firstSeed;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description =
                    "What a training query is compared with: drawn, in-batch+drawn, or both (each in turn). Default:"
                            + " ${DEFAULT-VALUE}",
            defaultValue = "in-batch+drawn")
    String mode;

    @Option(
            names = "--baseline",
            paramLabel = "STRATEGY",
            description = "The strategy that the others are tested against. Default: the first one")
    String baseline;

    @Option(
            names = {"-n", "--negatives"},
            paramLabel = "N",
            description = "Negatives drawn for each example. Default: ${DEFAULT-VALUE}",
            defaultValue = "7")
    int negatives;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Passes over the training queries at most. Default: ${DEFAULT-VALUE}",
            defaultValue = "3")
    int epochs;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "Stop after this many epochs without a better dev quality, a strategy's warm-up not"
                    + " counted. Default: ${DEFAULT-VALUE}",
            defaultValue = "2")
    int patience;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            description = "Examples a step. Default: ${DEFAULT-VALUE}",
            defaultValue = "32")
    int batchSize;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            description = "AdaGrad's step. Default: " + LEARNING_RATE + ", with a frozen encoder " + HEAD_LEARNING_RATE)
    Double learningRate;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "What cosine similarities are divided by in the loss. Default: ${DEFAULT-VALUE}",
            defaultValue = "0.05")
    double temperature;

    @Option(
            names = "--measures",
            paramLabel = "LIST",
            split = ",",
            description = "Measures; the first is tested and chooses the epoch. nDCG, MRR, Recall, MAP, P, success, RP,"
                    + " and ILD, the mean cosine distance between the documents retrieved (untrained encoder)."
                    + " Default: " + DEFAULT_MEASURES)
    List<String> measures = new ArrayList<>();

    @Option(
            names = "--hide-positives",
            paramLabel = "SHARE",
            description = "Hide this share of the training positives (0 to 0.9) and count how often each strategy draws"
                    + " them. Default: ${DEFAULT-VALUE}",
            defaultValue = "0")
    double hiddenShare;

    @Option(
            names = "--hide",
            paramLabel = "WHICH",
            description = "Which positives --hide-positives hides: uniform, or hard, those that BM25 ranks highest."
                    + " Default: ${DEFAULT-VALUE}",
            defaultValue = "uniform")
    Hiding hiding;

    @Option(
            names = "--test-split",
            paramLabel = "NAME",
            description = "The split that is tested on. Default: ${DEFAULT-VALUE}",
            defaultValue = "test")
    String testSplit;

    @Option(
            names = "--train-on",
            paramLabel = "WHAT",
            description =
                    "judgements, or titles: each document's title as a query for its text, for collections without a"
                            + " train split. Default: ${DEFAULT-VALUE}",
            defaultValue = "judgements")
    TrainOn trainOn;

    @Option(
            names = "--train-queries",
            paramLabel = "N",
            description = "Train on at most N queries, chosen by the hash of their ids. Default: all")
    Integer maxTrainQueries;

    @Mixin
    EncoderOptions encoder = new EncoderOptions();

    @Option(
            names = "--self-match",
            paramLabel = "POLICY",
            description = "keep or drop retrieved documents whose id is the query's id. Default: drop where the queries"
                    + " are documents themselves, as in ArguAna and Quora, keep elsewhere")
    SelfMatch selfMatch;

    @Option(
            names = "--unjudged",
            paramLabel = "POLICY",
            description = "non_relevant, or skip to judge condensed lists. Default: ${DEFAULT-VALUE}",
            defaultValue = "non_relevant")
    Unjudged unjudged;

    /**
     * Checks the options and resolves every name.
     *
     * @param chatModel name of the model that strategies may ask, if there is one
     * @param generatedTexts SHA-256 of the texts generated for queries, if there are any
     */
    ExperimentSettings resolve(Strategies known, Optional<String> chatModel, Optional<String> generatedTexts) {
        List<ConfiguredStrategy> compared = new ArrayList<>(new LinkedHashSet<>(strategyTexts().stream()
                .flatMap(text -> text.equals(ALL) ? known.comparable().stream() : Stream.of(known.parse(text)))
                .toList()));
        ConfiguredStrategy against = baseline == null ? compared.get(0) : known.parse(baseline);
        if (!compared.contains(against)) {
            compared.add(0, against);
        }
        compared.forEach(ConfiguredStrategy::requireRunnable);
        if (seeds < 1 || seeds > 1000) {
            throw new UsageException("--seeds must be 1 to 1000, was " + seeds);
        }
        if (!(hiddenShare >= 0 && hiddenShare <= 0.9)) {
            throw new UsageException("--hide-positives must be 0 to 0.9, was " + hiddenShare);
        }
        if (maxTrainQueries != null && maxTrainQueries < 2) {
            throw new UsageException("--train-queries must be at least 2, was " + maxTrainQueries);
        }
        List<BatchMode> modes = mode.equals("both")
                ? List.of(BatchMode.DRAWN, BatchMode.IN_BATCH_AND_DRAWN)
                : List.of(BatchMode.parse(mode));
        EncoderSettings trained = encoder.resolve();
        double rate = learningRate != null
                ? learningRate
                : trained instanceof EncoderSettings.Frozen ? HEAD_LEARNING_RATE : LEARNING_RATE;
        TrainingSettings training =
                TrainingSettings.of(modes.get(0), negatives, epochs, patience, batchSize, rate, temperature);
        List<Measure> measured = (measures.isEmpty() ? List.of(DEFAULT_MEASURES.split(",")) : measures)
                .stream().map(Measure::parse).toList();
        return new ExperimentSettings(
                compared,
                against,
                datasets.isEmpty() ? List.of(DEFAULT_DATASET) : List.copyOf(new LinkedHashSet<>(datasets)),
                modes,
                LongStream.range(firstSeed, firstSeed + seeds).boxed().toList(),
                training,
                measured,
                new PolicyChoice(Optional.ofNullable(selfMatch), unjudged, TieRule.BY_ID_ASCENDING),
                hiddenShare,
                hiding,
                testSplit,
                trainOn,
                maxTrainQueries == null ? Integer.MAX_VALUE : maxTrainQueries,
                trained,
                chatModel,
                generatedTexts);
    }

    List<String> strategyTexts() {
        List<String> texts = new ArrayList<>();
        (strategies.isEmpty() ? List.of(DEFAULT_STRATEGIES) : strategies)
                .forEach(list -> texts.addAll(splitOutsideBrackets(list)));
        return texts;
    }

    /** Splits at commas that are not inside brackets. */
    static List<String> splitOutsideBrackets(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(list.substring(from, i));
                from = i + 1;
            }
        }
        parts.add(list.substring(from));
        return parts;
    }
}
