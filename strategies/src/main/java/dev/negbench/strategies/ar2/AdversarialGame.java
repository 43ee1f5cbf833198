package dev.negbench.strategies.ar2;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.ar2.Alternation.Phase;
import dev.negbench.strategies.objective.InfoNce;
import dev.negbench.strategies.reranking.RerankedSearch;
import dev.negbench.strategies.stage.Companion;
import dev.negbench.strategies.stage.Diagnostics;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.PairRanker;
import dev.negbench.strategies.stage.RankedLists;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.stage.SearchTransform;
import dev.negbench.strategies.stage.TrainingBatch;
import dev.negbench.strategies.stage.Weighting;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The ranker's side of the game. In its turns it learns to tell the positive from what was drawn, the retriever
 * standing still; in the retriever's turns it is frozen and says what it thinks of the candidates, as targets. When
 * both are warm it must order the warm retriever's first places better than they were, on dev, or the cell ends.
 * Without randomness but the ranker's first weights. Source: card, "State and schedule", "Pitfalls".
 */
final class AdversarialGame implements Companion, Weighting, SearchTransform, Diagnostics {
    private final GameSettings settings;
    private final PairRanker ranker;
    private final PairRanker warmRanker;
    private final CandidateRows candidates;
    private final Objective rankerLoss;
    private final TopEntropy entropy;
    private boolean pooled;
    private int epochsDone;
    private int stepsAnEpoch;
    private long lastStep = -1;
    private byte[] warmState = {};
    private GameRecord played = GameRecord.NONE;

    /**
     * @param retrieval makes the rankers
     * @param seed what their first weights start from
     */
    AdversarialGame(GameSettings settings, Retrieval retrieval, long seed) {
        this.settings = settings;
        ranker = retrieval.newRanker(seed);
        warmRanker = retrieval.newRanker(seed);
        candidates = new CandidateRows(retrieval.documents());
        rankerLoss = InfoNce.of(settings.rankerTemperature());
        entropy = new TopEntropy(settings.temperature());
    }

    private Phase phase(long step) {
        return settings.alternation().phase(step, pooled, epochsDone, stepsAnEpoch);
    }

    @Override
    public boolean ownsStep(long step) {
        return phase(step).isRankers();
    }

    @Override
    public int warmUpEpochs() {
        return settings.alternation().warmEpoch();
    }

    @Override
    public void learn(TrainingBatch batch) {
        lastStep = batch.step();
        candidates.take(batch);
        pooled |= candidates.anyNegative();
        Phase phase = phase(lastStep);
        if (phase == Phase.RETRIEVER_WARM_UP) {
            return;
        }
        if (phase.isRankers()) {
            ranker.scaleSteps(phase == Phase.RANKER ? settings.rankerRate() : 1);
            candidates.teach(ranker, batch.queries(), rankerLoss);
            played = played.countRanker();
        } else {
            candidates.score(ranker, batch.queries());
            played = played.countRetriever();
        }
    }

    /** Sets the ranker's scores of this step's candidates as targets, unless the retriever is still warming up. */
    @Override
    public void weigh(TrainingBatch batch) {
        if (phase(batch.step()) != Phase.RETRIEVER_WARM_UP) {
            candidates.writeTargets(batch.scores());
        }
    }

    @Override
    public void afterEpoch(int epoch, ToDoubleFunction<SearchTransform> devQuality) {
        epochsDone = epoch;
        pooled |= epoch >= settings.alternation().warmUpEpochs();
        stepsAnEpoch = (int) ((lastStep + 1) / epoch);
        if (epoch != settings.alternation().warmEpoch()) {
            return;
        }
        warmState = ranker.state();
        double retrieverQuality = devQuality.applyAsDouble(SearchTransform.NONE);
        double rankerQuality = devQuality.applyAsDouble(reranked(ranker));
        played = played.withWarm(retrieverQuality, rankerQuality);
        if (settings.gated() && !(rankerQuality > retrieverQuality)) {
            throw new NotApplicableException(String.format(
                    Locale.ROOT,
                    "the warm ranker does not beat the warm retriever on dev (%.4f against %.4f), so there is nothing"
                            + " to learn from it; ar2(gate=ignore) plays all the same",
                    rankerQuality,
                    retrieverQuality));
        }
    }

    private RerankedSearch reranked(PairRanker by) {
        return new RerankedSearch(by, settings.depth());
    }

    /** Searches with the retriever, and orders the first places by the ranker where the settings want it so. */
    @Override
    public RankedLists search(Retrieval retrieval, int[] queries, int depth) {
        int searched = Math.max(depth, settings.reranks() ? settings.depth() : 1);
        RankedLists found = retrieval.search(Retrieval.MODEL, queries, searched);
        entropy.add(found);
        return settings.reranks() ? reranked(ranker).order(found, queries, depth) : found;
    }

    /**
     * {@inheritDoc}
     *
     * @throws NotApplicableException if training ended before the retriever played, so that there is no game to report
     */
    @Override
    public Map<String, SearchTransform> alternatives() {
        if (played.retrieverSteps() == 0) {
            throw new NotApplicableException("training ended after " + epochsDone + " epochs and the game begins after "
                    + settings.alternation().warmEpoch() + "; train longer with --epochs, or shorten warm-up and"
                    + " ranker-warm-up");
        }
        warmRanker.restore(warmState);
        Map<String, SearchTransform> ways = new LinkedHashMap<>();
        if (settings.reranks()) {
            ways.put("retriever alone", SearchTransform.NONE);
        } else {
            ways.put("with the ranker", reranked(ranker));
        }
        ways.put("with the warm ranker", reranked(warmRanker));
        return ways;
    }

    @Override
    public Map<String, Double> diagnostics() {
        Map<String, Double> figures = new LinkedHashMap<>(played.figures());
        figures.put("entropy of the retriever's first " + TopEntropy.PLACES + ", nats", entropy.mean());
        return figures;
    }

    @Override
    public byte[] state() {
        return new GameState(epochsDone, stepsAnEpoch, lastStep, played, warmState, ranker.state()).bytes();
    }

    @Override
    public void restore(byte[] bytes) {
        GameState state = GameState.of(bytes);
        ranker.restore(state.ranker());
        epochsDone = state.epochsDone();
        pooled = epochsDone >= settings.alternation().warmUpEpochs();
        stepsAnEpoch = state.stepsAnEpoch();
        lastStep = state.lastStep();
        played = state.played();
        warmState = state.warmRanker();
    }
}
