package dev.negbench.strategies.rrra;

import dev.negbench.strategies.learning.AdamW;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.Retrieval;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * As many adapters as there are folds of the training queries, each learning from all folds but its own, so that none
 * judges the candidates of a query that it learnt from. Source: card, Pitfalls. One fold is one adapter that learns
 * from all queries. One thread owns it.
 */
final class CrossFit {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final Adapter[] adapters;
    private final AdamW[] optimisers;
    private final int d;
    private final double[] adapted;
    private final double[] ofAdapted;
    private final double[] gradients;
    private double[] classWeights = {1, 1, 1, 1};

    /**
     * @param d length of a vector
     * @param hidden hidden units of an adapter
     * @param residual whether the candidate is part of what an adapter gives
     * @param folds at least 1
     * @param rate step size
     * @param seed what the first weights start from
     */
    CrossFit(int d, int hidden, boolean residual, int folds, double rate, long seed) {
        this.d = d;
        adapters = new Adapter[folds];
        optimisers = new AdamW[folds];
        RandomStream random = new RandomStream(seed);
        for (int fold = 0; fold < folds; fold++) {
            random.reset(seed, fold, 0);
            adapters[fold] = new Adapter(d, hidden, residual, random);
            optimisers[fold] = AdamW.of(adapters[fold].weights().length, rate, 0, Double.POSITIVE_INFINITY);
        }
        gradients = adapters[0].newGradients();
        adapted = new double[d];
        ofAdapted = new double[d];
    }

    /** Returns the fold of a query, by its random key. */
    int fold(long key) {
        return (int) Long.remainderUnsigned((key * GOLDEN_GAMMA) >>> 1, adapters.length);
    }

    /** Returns the adapter that has not learnt from this query, if there are several. */
    Adapter judgeOf(long key) {
        return adapters[fold(key)];
    }

    /** Returns all adapters, for queries that none has learnt from. */
    Adapter[] all() {
        return adapters;
    }

    /** Sets what each outcome weighs in the loss. */
    void weigh(double[] outcomes) {
        classWeights = outcomes.clone();
    }

    /**
     * Makes one step of every adapter that may learn from some of these examples.
     *
     * @param chosen positions in {@code examples}
     * @param retrieval has the vectors
     * @param share of the step size
     * @return the mean over adapters of the loss before the step; NaN if none learnt
     */
    double learn(Examples examples, int[] chosen, Retrieval retrieval, AdapterLoss loss, double share) {
        int[] queries = new int[chosen.length];
        int[] documents = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            queries[i] = examples.query(chosen[i]);
            documents[i] = examples.document(chosen[i]);
        }
        float[] q = retrieval.queryVectors(Retrieval.MODEL, queries);
        float[] c = retrieval.documentVectors(Retrieval.MODEL, documents);
        double sum = 0;
        int learnt = 0;
        for (int fold = 0; fold < adapters.length; fold++) {
            int held = fold;
            int count = (int) Arrays.stream(chosen)
                    .filter(e -> learnsFrom(held, examples.key(e)))
                    .count();
            if (count > 0) {
                sum += learn(fold, examples, chosen, q, c, loss, 1.0 / count, share);
                learnt++;
            }
        }
        return sum / learnt;
    }

    private boolean learnsFrom(int fold, long key) {
        return adapters.length == 1 || fold(key) != fold;
    }

    private double learn(
            int fold,
            Examples examples,
            int[] chosen,
            float[] q,
            float[] c,
            AdapterLoss loss,
            double each,
            double share) {
        Arrays.fill(gradients, 0);
        double sum = 0;
        for (int i = 0; i < chosen.length; i++) {
            if (!learnsFrom(fold, examples.key(chosen[i]))) {
                continue;
            }
            adapters[fold].turnTo(q, i * d);
            adapters[fold].adapt(c, i * d, adapted);
            Arrays.fill(ofAdapted, 0);
            double weight = classWeights[examples.outcome(chosen[i]).ordinal()];
            boolean relevant = examples.isRelevant(chosen[i]);
            sum += loss.add(weight, relevant, each, adapted, q, i * d, c, i * d, ofAdapted);
            adapters[fold].backward(c, i * d, ofAdapted, gradients);
        }
        optimisers[fold].step(adapters[fold].weights(), gradients, share);
        return sum;
    }

    /** Returns how many bytes {@link #write} takes. */
    int bytes() {
        int bytes = Integer.BYTES + classWeights.length * Double.BYTES;
        for (int fold = 0; fold < adapters.length; fold++) {
            bytes += adapters[fold].weights().length * Double.BYTES + optimisers[fold].bytes();
        }
        return bytes;
    }

    /** Appends everything needed to go on later. */
    void write(ByteBuffer target) {
        target.putInt(bytes());
        for (double weight : classWeights) {
            target.putDouble(weight);
        }
        for (int fold = 0; fold < adapters.length; fold++) {
            for (double weight : adapters[fold].weights()) {
                target.putDouble(weight);
            }
            optimisers[fold].write(target);
        }
    }

    /**
     * Continues from what {@link #write} appended.
     *
     * @throws IllegalArgumentException if that was by adapters of other sizes
     */
    void read(ByteBuffer source) {
        int written = source.remaining() < Integer.BYTES ? -1 : source.getInt();
        if (written != bytes() || source.remaining() != written - Integer.BYTES) {
            throw new IllegalArgumentException(
                    "the state is not of " + adapters.length + " adapters of vectors of " + d + " numbers");
        }
        for (int i = 0; i < classWeights.length; i++) {
            classWeights[i] = source.getDouble();
        }
        for (int fold = 0; fold < adapters.length; fold++) {
            double[] weights = adapters[fold].weights();
            for (int i = 0; i < weights.length; i++) {
                weights[i] = source.getDouble();
            }
            optimisers[fold].read(source);
        }
    }
}
