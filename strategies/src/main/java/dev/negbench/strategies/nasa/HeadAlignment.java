package dev.negbench.strategies.nasa;

import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.AttentionObjective;
import dev.negbench.strategies.stage.AttentionRows;
import dev.negbench.strategies.stage.AttentionVerifier;
import dev.negbench.strategies.stage.HeadMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tunes heads of a verifier one after the other, each on its query and key projections alone, and takes back what does
 * harm. Gradients come from the alignment set, every decision from the probing set. Randomness: the order of the
 * alignment set, from the seed. Source: card, NASA-style procedure, steps 1 to 4 and variants B and C.
 */
final class HeadAlignment {
    private static final int BATCH = 32;
    private static final int STEPS_BETWEEN_LOOKS = 20;
    private static final int READ_AT_ONCE = 64;

    private final AttentionVerifier verifier;
    private final AlignmentSettings settings;
    private final LabelledPairs alignment;
    private final LabelledPairs probing;
    private final RandomStream random;
    private final AttentionRows rows;
    private final double[] before;
    private final int[] order;
    private int next;
    private final int[] queries = new int[BATCH];
    private final int[] documents = new int[BATCH];
    private final boolean[] relevant = new boolean[BATCH];
    private final double[] batchBefore = new double[BATCH];

    /**
     * @param verifier the verifier as base training left it
     * @param alignment pairs to learn from, as many relevant as not, at least one of each
     * @param probing pairs to decide by, likewise
     */
    HeadAlignment(
            AttentionVerifier verifier,
            AlignmentSettings settings,
            LabelledPairs alignment,
            LabelledPairs probing,
            long seed) {
        this.verifier = verifier;
        this.settings = settings;
        this.alignment = alignment;
        this.probing = probing;
        random = new RandomStream(seed);
        rows = new AttentionRows(verifier.heads());
        before = logits(verifier, alignment);
        order = IntStream.range(0, alignment.size()).toArray();
        next = order.length;
    }

    /** Returns the logits of all pairs of a set. */
    static double[] logits(AttentionVerifier verifier, LabelledPairs pairs) {
        AttentionRows rows = new AttentionRows(verifier.heads());
        double[] logits = new double[pairs.size()];
        for (int from = 0; from < logits.length; from += READ_AT_ONCE) {
            int count = readSome(verifier, pairs, from, rows);
            System.arraycopy(rows.logits(), 0, logits, from, count);
        }
        return logits;
    }

    /** Reads at most {@value #READ_AT_ONCE} pairs into rows that are cleared before; returns how many. */
    static int readSome(AttentionVerifier verifier, LabelledPairs pairs, int from, AttentionRows into) {
        int to = Math.min(pairs.size(), from + READ_AT_ONCE);
        into.clear();
        verifier.read(
                Arrays.copyOfRange(pairs.queries(), from, to),
                Arrays.copyOfRange(pairs.documents(), from, to),
                to - from,
                into);
        return to - from;
    }

    /** Aligns the heads that lean to "no", the one that leans most first, until the gap is closed or heads run out. */
    List<TunedHead> alignInTurn() {
        int most = Math.max(1, (int) (settings.headShare() * verifier.heads()));
        boolean[] done = new boolean[verifier.heads()];
        List<TunedHead> tuned = new ArrayList<>();
        while (tuned.size() < most && Math.abs(answers().gap()) >= settings.closedGap()) {
            double[] scores = scores();
            int head = -1;
            for (int h = 0; h < scores.length; h++) {
                if (!done[h] && scores[h] > 0 && (head < 0 || scores[h] > scores[head])) {
                    head = h;
                }
            }
            if (head < 0) {
                break;
            }
            done[head] = true;
            tuned.add(tuneOrCancel(head, settings.steps(), true));
        }
        return tuned;
    }

    /**
     * Tunes other heads as these were: the k-th for as many steps as the k-th of them took.
     *
     * @param heads at least as many as were tuned
     */
    List<TunedHead> alignAs(List<TunedHead> tuned, int[] heads) {
        List<TunedHead> others = new ArrayList<>();
        for (int k = 0; k < tuned.size(); k++) {
            others.add(tuneOrCancel(heads[k], tuned.get(k).steps(), false));
        }
        return others;
    }

    /** Tunes every weight, and takes nothing back. */
    void tuneEverything(int steps) {
        verifier.forgetSteps();
        for (int step = 0; step < steps; step++) {
            step(new LabelCrossEntropy(relevant), HeadMask.EVERYTHING);
        }
    }

    private TunedHead tuneOrCancel(int head, int most, boolean untilAligned) {
        byte[] snapshot = verifier.state();
        Answers earlier = answers();
        HeadMask mask = HeadMask.of(head);
        AttentionObjective objective = settings.loss() == AlignmentSettings.Loss.LABELS
                ? new LabelCrossEntropy(relevant)
                : new AttentionPenalty(
                        head, settings.loss() == AlignmentSettings.Loss.SQUARED, settings.mu(), batchBefore);
        verifier.forgetSteps();
        int steps = 0;
        while (steps < most) {
            step(objective, mask);
            steps++;
            if (untilAligned && steps % STEPS_BETWEEN_LOOKS == 0 && scores()[head] <= 0) {
                break;
            }
        }
        Answers later = answers();
        boolean harmful = Math.abs(later.gap()) > Math.abs(earlier.gap())
                || later.accuracy() < earlier.accuracy() - settings.tolerance();
        if (harmful) {
            verifier.restore(snapshot);
        }
        return new TunedHead(head, steps, harmful);
    }

    private void step(AttentionObjective objective, HeadMask mask) {
        int count = Math.min(BATCH, order.length);
        if (next + count > order.length) {
            for (int i = order.length - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int kept = order[i];
                order[i] = order[j];
                order[j] = kept;
            }
            next = 0;
        }
        for (int i = 0; i < count; i++) {
            int pair = order[next++];
            queries[i] = alignment.queries()[pair];
            documents[i] = alignment.documents()[pair];
            relevant[i] = alignment.relevant()[pair];
            batchBefore[i] = before[pair];
        }
        verifier.tune(queries, documents, count, objective, mask);
    }

    /** Returns each head's mean negative attention score on the probing set. */
    double[] scores() {
        double[] scores = new double[verifier.heads()];
        for (int from = 0; from < probing.size(); from += READ_AT_ONCE) {
            int count = readSome(verifier, probing, from, rows);
            for (int row = 0; row < count; row++) {
                for (int head = 0; head < scores.length; head++) {
                    scores[head] += NegativeAttention.of(rows, row, head) / probing.size();
                }
            }
        }
        return scores;
    }

    /** Returns how good the answers on the probing set are. */
    Answers answers() {
        return Answers.of(logits(verifier, probing), probing.relevant(), probing.size(), 0);
    }
}
