package dev.negbench.strategies.negativeprompts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Removal and preservation, paired over queries: the plain ranking, the one with feedback, and the one with as many
 * random documents as feedback, the known unwanted documents taken out of all three. Source: card, "For (b) report".
 */
final class FeedbackFigures {
    private static final int TOP = 10;
    private static final int DEPTH = 100;

    private final UnwantedDocuments documents;
    private final double[] unwanted = new double[3];
    private final double[] recall = new double[3];
    private final double[] gain = new double[3];
    private final double[] agreement = new double[3];
    private int queries;
    private int withHeldOut;
    private int withWanted;

    FeedbackFigures(UnwantedDocuments documents) {
        this.documents = documents;
    }

    /**
     * Adds a query with feedback.
     *
     * @param rankings residual rankings: plain, with feedback, with random feedback
     */
    void add(int query, int[]... rankings) {
        queries++;
        int[] heldOut = documents.heldOut(query);
        int[] grades = documents.wantedGrades(query);
        withHeldOut += heldOut.length > 0 ? 1 : 0;
        withWanted += grades.length > 0 ? 1 : 0;
        for (int arm = 0; arm < rankings.length; arm++) {
            int[] ranking = rankings[arm];
            if (heldOut.length > 0) {
                unwanted[arm] += (double) Arrays.stream(ranking)
                                .limit(TOP)
                                .filter(d -> Arrays.binarySearch(heldOut, d) >= 0)
                                .count()
                        / TOP;
            }
            if (grades.length > 0) {
                long found = Arrays.stream(ranking)
                        .limit(DEPTH)
                        .filter(d -> documents.wantedGrade(query, d) > 0)
                        .count();
                recall[arm] += (double) found / grades.length;
                int[] here = Arrays.stream(ranking)
                        .limit(TOP)
                        .map(d -> documents.wantedGrade(query, d))
                        .toArray();
                gain[arm] += discounted(here) / discounted(grades);
            }
            agreement[arm] += kendall(rankings[0], ranking);
        }
    }

    private static double discounted(int[] grades) {
        double sum = 0;
        for (int place = 0; place < Math.min(TOP, grades.length); place++) {
            sum += grades[place] * Math.log(2) / Math.log(place + 2);
        }
        return sum;
    }

    /**
     * Returns Kendall's τ-b of the plain ranking's first places against another one, in which what it lost shares the
     * place below; 1 where there are no two of them, 0 where it lost them all.
     */
    static double kendall(int[] plain, int[] other) {
        int count = Math.min(DEPTH, plain.length);
        if (count < 2) {
            return 1;
        }
        Map<Integer, Integer> places = new LinkedHashMap<>();
        for (int place = 0; place < Math.min(DEPTH, other.length); place++) {
            places.put(other[place], place);
        }
        double[] before = new double[count];
        double[] after = new double[count];
        for (int place = 0; place < count; place++) {
            before[place] = place;
            after[place] = places.getOrDefault(plain[place], DEPTH);
        }
        double correlation = new KendallsCorrelation().correlation(before, after);
        return Double.isNaN(correlation) ? 0 : correlation;
    }

    /** Returns the means by name; NaN where no query has what a figure needs. */
    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        means.put("queries with feedback", (double) queries);
        put(means, "unwanted@10", unwanted, withHeldOut);
        put(means, "wanted Recall@100", recall, withWanted);
        put(means, "residual nDCG@10", gain, withWanted);
        means.put("Kendall tau, feedback", agreement[1] / queries);
        means.put("Kendall tau, random feedback", agreement[2] / queries);
        return means;
    }

    private static void put(Map<String, Double> means, String name, double[] sums, int count) {
        means.put(name + ", plain", sums[0] / count);
        means.put(name + ", feedback", sums[1] / count);
        means.put(name + ", random feedback", sums[2] / count);
    }
}
