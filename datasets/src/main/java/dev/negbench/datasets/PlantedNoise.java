package dev.negbench.datasets;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A dataset some of whose train positives were hidden on purpose, and which ones: drawn as a negative, a hidden
 * positive is a false negative for certain.
 *
 * @param noisy the dataset whose train split lacks the hidden pairs; corpus, queries and other splits are the same
 * @param hidden query ordinal → its hidden documents, ascending; queries without any are left out. Do not write to it
 * @param share hidden pairs ÷ train positives before, in [0, 1)
 */
public record PlantedNoise(Dataset noisy, Map<Integer, int[]> hidden, double share) {
    public PlantedNoise {
        hidden = Collections.unmodifiableMap(new TreeMap<>(hidden));
    }

    /** Returns the number of hidden pairs. */
    public int hiddenCount() {
        return hidden.values().stream().mapToInt(documents -> documents.length).sum();
    }
}
