package dev.negbench.reports.results;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an audit found out before an experiment: how many of the queries it is measured on have a twin among those it
 * learned from.
 *
 * @param dataset name of the collection
 * @param learned the split that is learned from or that chooses the epoch
 * @param measured the split that is measured on
 * @param queries queries of the measured split
 * @param twinsByKind those of them with a twin, by what the nearest one differs in
 * @param sharingPositive those of them that have a positive in common with a twin
 * @param criterion what makes two queries twins, in words
 * @param warningShare the share of queries with a twin from which results carry a warning
 * @param remedy what to do about it
 * @param examples some pairs
 */
public record SplitLeakage(
        String dataset,
        String learned,
        String measured,
        int queries,
        Map<String, Integer> twinsByKind,
        int sharingPositive,
        String criterion,
        double warningShare,
        String remedy,
        List<Example> examples) {
    /**
     * A measured query and its twin.
     *
     * @param kind what they differ in
     * @param query the text of the measured query
     * @param twin the text of the query that is learned from
     */
    public record Example(String kind, String query, String twin) {}

    public SplitLeakage {
        twinsByKind = Collections.unmodifiableMap(new LinkedHashMap<>(twinsByKind));
        examples = List.copyOf(examples);
    }

    /** Returns the number of measured queries with a twin. */
    public int twins() {
        return twinsByKind.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns the share of measured queries with a twin, in [0, 1]. */
    public double share() {
        return (double) twins() / queries;
    }

    /** Tells whether results on this split must carry a warning. */
    public boolean leaks() {
        return twins() > 0 && share() >= warningShare;
    }
}
