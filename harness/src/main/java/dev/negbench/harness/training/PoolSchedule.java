package dev.negbench.harness.training;

import dev.negbench.strategies.Recipe;
import dev.negbench.strategies.stage.CandidatePool;
import dev.negbench.strategies.stage.NegativeTexts;
import dev.negbench.strategies.stage.Refresh;
import dev.negbench.strategies.stage.Retrieval;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The candidate pools of a cell over time: which rows need new ones when, and the label correction on the first. One
 * thread owns it.
 */
final class PoolSchedule {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final Recipe recipe;
    private final Refresh refresh;
    private final long seed;
    private final DrawnCounts counts;
    private final Map<String, Long> earlierCounts = new TreeMap<>();
    private LabelCorrections corrections;
    private CandidatePool[] pools;
    private int builds;

    PoolSchedule(Recipe recipe, TrainingSet training, long seed, DrawnCounts counts) {
        this.recipe = recipe;
        corrections = LabelCorrections.none(training);
        this.seed = seed;
        this.counts = counts;
        refresh = recipe.candidateSource().orElseThrow().refresh();
    }

    Refresh refresh() {
        return refresh;
    }

    /** Returns the training queries, corrected where the recipe corrects labels. */
    TrainingSet training() {
        return corrections.training();
    }

    /** Returns how often pools were built. */
    int builds() {
        return builds;
    }

    /** Returns the texts without a document that the source made, if it makes any. */
    Optional<NegativeTexts> negativeTexts() {
        return recipe.candidateSource().orElseThrow().negativeTexts();
    }

    /** Adds what the source has to report to the cell's counts; once, at the end. */
    void countSource() {
        sourceCounts().forEach(counts::corrected);
    }

    /** What the source of this process has counted, and those of the processes that began this cell. */
    private Map<String, Long> sourceCounts() {
        Map<String, Long> all = new TreeMap<>(earlierCounts);
        recipe.candidateSource().orElseThrow().counts().forEach((name, count) -> all.merge(name, count, Long::sum));
        return all;
    }

    /** Tells whether there are pools to draw from yet. */
    boolean ready() {
        return pools != null;
    }

    /** Returns the pool of a row of {@link #training}. */
    CandidatePool pool(int row) {
        return pools[row];
    }

    /**
     * Corrects labels on pools of the model before training, if the recipe does. Must come before the first {@link
     * #rebuild}, since it may change which queries there are.
     */
    void correctLabels(Retrieval retrieval) {
        corrections = LabelCorrections.of(recipe, training(), retrieval, seed, counts);
    }

    /**
     * Builds the pools that will be drawn from until the next refresh.
     *
     * @param retrieval search with the model of this refresh
     * @param upcoming rows visited until then, each at most once
     */
    void rebuild(Retrieval retrieval, int[] upcoming) {
        if (pools == null) {
            pools = new CandidatePool[training().size()];
        }
        long refreshSeed = seed + GOLDEN_GAMMA * ++builds;
        CandidatePool[] built =
                CandidatePools.build(recipe, training().select(upcoming), retrieval, refreshSeed, counts);
        for (int i = 0; i < upcoming.length; i++) {
            pools[upcoming[i]] = corrections.apply(built[i], counts);
        }
    }

    /**
     * Returns the rows that are visited from a step until the next refresh.
     *
     * @param order the order of the rows in each epoch
     * @param step the step about to run
     * @param stepsAnEpoch steps in an epoch
     * @param batchSize examples a step
     */
    int[] upcoming(ExampleOrder order, long step, int stepsAnEpoch, int batchSize) {
        if (refresh.unit() != Refresh.Unit.STEPS || refresh.interval() >= stepsAnEpoch || !ready()) {
            return IntStream.range(0, training().size()).toArray();
        }
        int epoch = (int) (step / stepsAnEpoch);
        int from = (int) (step % stepsAnEpoch) * batchSize;
        int wanted = refresh.interval() * batchSize;
        int[] here = Arrays.copyOfRange(order.rows(epoch), from, Math.min(training().size(), from + wanted));
        int left = wanted - (stepsAnEpoch * batchSize - from);
        if (left <= 0) {
            return here;
        }
        int[] next = Arrays.copyOf(order.rows(epoch + 1), Math.min(left, training().size()));
        return IntStream.concat(Arrays.stream(here), Arrays.stream(next))
                .distinct()
                .toArray();
    }

    /**
     * Writes what a fresh schedule needs to go on before a step; the pools only where that step builds none.
     *
     * @param step the step about to run
     * @param stepsAnEpoch steps in an epoch
     */
    void write(DataOutputStream out, long step, int stepsAnEpoch) throws IOException {
        out.writeInt(builds);
        out.writeBoolean(ready());
        StoredPools.write(out, !ready() || refresh.isDue(step, stepsAnEpoch) ? new CandidatePool[0] : pools);
        StoredArrays.write(out, sourceCounts());
        NegativeTexts texts = negativeTexts().orElse(null);
        int documents = texts == null ? 0 : texts.documents();
        out.writeInt(texts == null ? 0 : texts.size());
        for (int i = 0; texts != null && i < texts.size(); i++) {
            out.writeByte(texts.kind(documents + i).ordinal());
            StoredArrays.write(out, texts.text(documents + i));
        }
    }

    /** Takes over what {@link #write} wrote; this schedule has corrected labels, if any, and built nothing. */
    void read(DataInputStream in) throws IOException {
        builds = in.readInt();
        pools = in.readBoolean() ? new CandidatePool[training().size()] : null;
        StoredPools.read(in, pools);
        // What a label correction made the source count is in both.
        earlierCounts.putAll(StoredArrays.readCounts(in));
        recipe.candidateSource()
                .orElseThrow()
                .counts()
                .forEach((name, count) -> earlierCounts.merge(name, -count, Long::sum));
        int stored = in.readInt();
        for (int i = 0; i < stored; i++) {
            NegativeTexts.Kind kind = NegativeTexts.Kind.values()[in.readByte()];
            String text = StoredArrays.readText(in);
            NegativeTexts texts = negativeTexts().orElseThrow();
            if (i >= texts.size()) {
                texts.add(kind, text);
            }
        }
    }
}
