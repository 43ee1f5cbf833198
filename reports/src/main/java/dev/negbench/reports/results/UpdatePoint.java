package dev.negbench.reports.results;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;

/**
 * One model of a data update on the test queries, beside the old model. Rates are shares in [0, 1]; what they mean is
 * in {@code dev.negbench.reports.statistics.Flips}. Source: bcwi card, "Artefacts".
 *
 * @param variant how the model was made: {@code plain}, {@code soup8}, {@code fisher}, or a control: {@link #SEED},
 *     {@link #SCRATCH}
 * @param oldWeight α, the share of the old model in [0, 1]; NaN for a control
 * @param selected whether dev chose this model
 * @param devSuccess share of the dev queries on which it succeeds
 * @param devPrimary its mean of the experiment's primary measure there
 * @param all the test queries
 * @param old those about old documents; null where queries cannot be told apart
 * @param added those about new documents alone; null where queries cannot be told apart
 * @param flipsOfBoth test queries on which the old and the new model succeed and this one fails
 * @param distance Euclidean distance of its weights from the old ones
 * @param successes on which test queries it succeeds, as {@link #bits} writes it
 * @param sha256 hash of its weights
 * @param oldSha256 hash of the old model's weights
 * @param newSha256 hashes of the new models' weights; empty for a control
 */
public record UpdatePoint(
        String variant,
        double oldWeight,
        boolean selected,
        double devSuccess,
        double devPrimary,
        UpdateFlips all,
        UpdateFlips old,
        UpdateFlips added,
        int flipsOfBoth,
        double distance,
        String successes,
        String sha256,
        String oldSha256,
        List<String> newSha256) {
    /** The variant of a model trained as the old one with another seed: flips below its rate are noise. */
    public static final String SEED = "old, other seed";

    /** The variant of a model trained from scratch on all queries. */
    public static final String SCRATCH = "from scratch";

    public UpdatePoint {
        newSha256 = List.copyOf(newSha256);
    }

    /** Writes outcomes as hexadecimal bytes: query q is bit q mod 8, counted from the lowest, of byte q div 8. */
    public static String bits(boolean[] successes) {
        BitSet bits = new BitSet(successes.length);
        for (int q = 0; q < successes.length; q++) {
            bits.set(q, successes[q]);
        }
        return HexFormat.of().formatHex(Arrays.copyOf(bits.toByteArray(), (successes.length + 7) / 8));
    }

    /** Reads back on which test queries the model succeeds, in the order of the cell's per-query scores. */
    public boolean[] outcomes() {
        BitSet bits = BitSet.valueOf(HexFormat.of().parseHex(successes));
        boolean[] outcomes = new boolean[all.queries()];
        for (int q = 0; q < outcomes.length; q++) {
            outcomes[q] = bits.get(q);
        }
        return outcomes;
    }
}
