package dev.negbench.harness.training;

import dev.negbench.harness.encoder.TrainableEncoder;
import dev.negbench.harness.evaluation.Evaluation;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.retrieval.CorpusRetrieval;
import dev.negbench.harness.retrieval.DenseSearcher;
import dev.negbench.harness.training.UpdateComparison.Measured;
import dev.negbench.reports.results.CellCost;
import dev.negbench.reports.results.Diagnostic;
import dev.negbench.reports.results.UpdatePoint;
import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.baselines.RandomStrategy;
import dev.negbench.strategies.stage.DataUpdate;
import dev.negbench.strategies.stage.ModelCheckpoint;
import dev.negbench.strategies.stage.ModelWeights;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.UpdateCandidate;
import dev.negbench.strategies.stage.UpdateScenario;
import dev.negbench.strategies.stage.UpdatedModels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Plays a data update through: trains the old model, the new ones from it, and the controls, then tests every model
 * that may be deployed, and takes the one that dev chooses. Each training is a {@link CellTraining} of its own. The old
 * model and the one from scratch have the cell's seed, so the latter is what the strategy gives without an update.
 * Deterministic in the seed on any number of threads. One thread runs it.
 *
 * <p>Costs {@code 3 + newModels} trainings and two searches a candidate; memory is {@code 6 + newModels} times the
 * weights.
 */
public final class DataUpdateTraining {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int OTHER_OLD = 1;
    private static final int FIRST_NEW = 2;

    private final CellStart start;
    private final UpdateSplit split;
    private final DataUpdate update;
    private final UpdateScenario scenario;
    private final SearchTransform transform;
    private final boolean documentsFrozen;
    private final long seed;
    private final List<CellCost> costs = new ArrayList<>();
    private int epochs;

    /**
     * @param start what all trainings have in common; dev and test have to measure {@link #measures} too
     * @param update what is trained and what becomes of it
     * @param split what is old
     * @param seed the cell's training seed
     */
    public DataUpdateTraining(CellStart start, DataUpdate update, UpdateSplit split, long seed) {
        this.start = start;
        this.update = update;
        this.split = split;
        this.seed = seed;
        scenario = update.scenario();
        Recipe recipe = start.recipes().get();
        transform = recipe.searchTransform().orElse(SearchTransform.NONE);
        documentsFrozen = recipe.documentsFrozen();
    }

    /** Returns what dev and test have to measure for a scenario. */
    public static List<Measure> measures(UpdateScenario scenario) {
        return UpdateComparison.measures(scenario);
    }

    /** The models of an update, the first new one's training, and the encoder, which has the old weights. */
    private record Trained(UpdatedModels models, TrainedCell first, TrainableEncoder encoder) {}

    /**
     * Trains and evaluates.
     *
     * @param afterEpoch told after each epoch of each training how many there were
     */
    public UpdatedCell run(IntConsumer afterEpoch) {
        IntConsumer counting = epoch -> afterEpoch.accept(++epochs);
        Trained trained = trainModels(counting);
        UpdatedModels models = trained.models();
        List<UpdateCandidate> candidates = update.candidates(models);
        List<Measured> measured = measureCandidates(candidates, trained.encoder(), models.old());
        double[] devQuality = measured.stream()
                .mapToDouble(model -> UpdateComparison.quality(scenario, model.dev()))
                .toArray();
        int chosen = update.choose(candidates, devQuality);
        ModelCheckpoint old = models.old();
        measured.add(control(UpdatePoint.SEED, oldRecipe(), split.old(), seed(OTHER_OLD), old, counting));
        measured.add(control(UpdatePoint.SCRATCH, start.recipes().get(), start.training(), seed, old, counting));
        List<UpdatePoint> points = points(measured, chosen, models);
        List<Diagnostic> figures = new ArrayList<>(UpdateFigures.of(points));
        TrainedCell first = trained.first();
        figures.addAll(first.diagnostics());
        TrainedCell cell = new TrainedCell(
                measured.get(chosen).test(), first.curve(), first.chosenEpoch(), first.drawn(),
                first.draws(), cost(), figures);
        return new UpdatedCell(cell, points);
    }

    private Trained trainModels(IntConsumer afterEpoch) {
        CorpusRetrieval base = start.retrievals().apply(seed);
        TrainableEncoder encoder = start.encoders().apply(seed);
        ModelWeights initial = encoder.snapshot();
        train(oldRecipe(), start.settings(), encoder, base, split.old(), seed, afterEpoch);
        ModelCheckpoint old = ModelCheckpoint.of(encoder.snapshot(), initial.sha256());
        List<ModelCheckpoint> updated = new ArrayList<>();
        List<TrainedCell> trainings = new ArrayList<>();
        int[] searched = union(start.training().ordinals(), start.dev().queries());
        try (DenseSearcher searcher = DenseSearcher.of(encoder, base.documents(), searched, start.threads())
                .readingTexts(encoder, start.threads())) {
            CorpusRetrieval fromOld = base.with(Retrieval.MODEL, searcher);
            for (int m = 0; m < scenario.newModels(); m++) {
                TrainableEncoder learner = start.encoders().apply(seed);
                learner.restoreFrom(old.weights());
                String parent = learner.weights().sha256();
                Recipe recipe = start.recipes().get();
                long newSeed = seed(FIRST_NEW + m);
                trainings.add(train(recipe, newSettings(), learner, fromOld, start.training(), newSeed, afterEpoch));
                updated.add(ModelCheckpoint.of(learner.snapshot(), parent));
            }
            Optional<ModelWeights> importance = scenario.importanceDepth() == 0
                    ? Optional.empty()
                    : Optional.of(new FisherDiagonal(encoder, start.settings().temperature())
                            .sum(fromOld, searched, scenario.importanceDepth()));
            return new Trained(
                    UpdatedModels.of(initial, old, updated, importance, encoder.dimension()),
                    trainings.get(0),
                    encoder);
        }
    }

    /** Seeds of the trainings besides the cell's own. */
    private long seed(int number) {
        return seed + GOLDEN_GAMMA * number;
    }

    private TrainingSettings newSettings() {
        TrainingSettings settings = start.settings();
        return settings.withEpochs((int) Math.ceil(settings.epochs() * scenario.newEpochShare()));
    }

    /** The old model's recipe: the cell's, or uniform negatives where it is the strategy that changes. */
    private Recipe oldRecipe() {
        Recipe recipe = start.recipes().get();
        if (scenario.change() != UpdateScenario.Change.CHANGE_STRATEGY) {
            return recipe;
        }
        return RandomStrategy.standard().documentsFrozen(documentsFrozen).build();
    }

    private TrainedCell train(
            Recipe recipe,
            TrainingSettings settings,
            TrainableEncoder encoder,
            CorpusRetrieval base,
            TrainingSet training,
            long trainingSeed,
            IntConsumer afterEpoch) {
        TrainedCell trained = start.train(recipe, settings, encoder, base, training, trainingSeed, afterEpoch);
        costs.add(trained.cost());
        return trained;
    }

    private List<Measured> measureCandidates(
            List<UpdateCandidate> candidates, TrainableEncoder encoder, ModelCheckpoint old) {
        List<Measured> measured = new ArrayList<>();
        ModelWeights made = encoder.snapshot();
        try (ModelSearch search = search(encoder)) {
            for (UpdateCandidate candidate : candidates) {
                candidate.writer().accept(made);
                encoder.restoreFrom(made);
                search.forget();
                measured.add(measure(candidate.variant(), candidate.oldWeight(), search, made, old));
            }
        }
        return measured;
    }

    private Measured control(
            String variant,
            Recipe recipe,
            TrainingSet training,
            long trainingSeed,
            ModelCheckpoint old,
            IntConsumer afterEpoch) {
        TrainableEncoder encoder = start.encoders().apply(trainingSeed);
        CorpusRetrieval base = start.retrievals().apply(trainingSeed);
        train(recipe, start.settings(), encoder, base, training, trainingSeed, afterEpoch);
        try (ModelSearch search = search(encoder)) {
            return measure(variant, Double.NaN, search, encoder.weights(), old);
        }
    }

    private ModelSearch search(TrainableEncoder encoder) {
        int[] queries = union(start.dev().queries(), start.test().queries());
        return new ModelSearch(encoder, start.retrievals().apply(seed), queries, documentsFrozen, start.threads());
    }

    private Measured measure(
            String variant, double oldWeight, ModelSearch search, ModelWeights weights, ModelCheckpoint old) {
        long began = System.nanoTime();
        CorpusRetrieval retrieval = search.finished();
        Evaluation dev = start.dev().evaluate(retrieval, SearchTransform.NONE);
        transform.prepare(start.training(), retrieval);
        Evaluation test = start.test().open().evaluate(retrieval, transform);
        Measured measured =
                new Measured(variant, oldWeight, dev, test, distance(weights, old.weights()), weights.sha256());
        costs.add(new CellCost(0, 0, 0, (System.nanoTime() - began) / 1e9, 0, 0));
        return measured;
    }

    private List<UpdatePoint> points(List<Measured> measured, int chosen, UpdatedModels models) {
        int candidates = measured.size() - 2;
        UpdateComparison comparison = new UpdateComparison(
                scenario, measured.get(candidates - 1).test(), measured.get(0).test(), split.isNew());
        List<String> parents =
                models.updated().stream().map(ModelCheckpoint::sha256).toList();
        List<UpdatePoint> points = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            points.add(comparison.point(
                    measured.get(i), i == chosen, models.old().sha256(), i < candidates ? parents : List.of()));
        }
        return points;
    }

    private CellCost cost() {
        return costs.stream()
                .reduce(
                        new CellCost(0, 0, 0, 0, 0, 0),
                        (a, b) -> new CellCost(
                                a.trainSeconds() + b.trainSeconds(),
                                a.poolSeconds() + b.poolSeconds(),
                                a.companionSeconds() + b.companionSeconds(),
                                a.evaluateSeconds() + b.evaluateSeconds(),
                                a.steps() + b.steps(),
                                a.poolBuilds() + b.poolBuilds()));
    }

    private static double distance(ModelWeights a, ModelWeights b) {
        double sum = 0;
        for (String name : a.tensors().keySet()) {
            float[] x = a.tensors().get(name);
            float[] y = b.tensors().get(name);
            for (int i = 0; i < x.length; i++) {
                double difference = (double) x[i] - y[i];
                sum += difference * difference;
            }
        }
        return Math.sqrt(sum);
    }

    private static int[] union(int[] a, int[] b) {
        return IntStream.concat(Arrays.stream(a), Arrays.stream(b))
                .distinct()
                .sorted()
                .toArray();
    }
}
