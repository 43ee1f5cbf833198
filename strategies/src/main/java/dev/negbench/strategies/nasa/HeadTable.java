package dev.negbench.strategies.nasa;

import dev.negbench.strategies.stage.AttentionRows;
import dev.negbench.strategies.stage.AttentionVerifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * What the heads of a verifier look at, over a set of pairs whose queries come with two pairs each. Source: card,
 * "Report block" and claim 3.
 *
 * @param scores negative attention score in the deciding row, a row a pair, a column a head
 * @param everyRow mean score over all rows behind the candidates, a value a head, of the first {@value
 *     #PAIRS_READ_WHOLE} pairs
 * @param onYes mean attention on "yes", a value a head
 * @param onNo mean attention on "no"
 * @param onNeutral mean attention on a token that means nothing
 * @param saidByNo mean part of the logit that attention on "no" makes up
 */
record HeadTable(
        double[][] scores, double[] everyRow, double[] onYes, double[] onNo, double[] onNeutral, double[] saidByNo) {
    private static final int PAIRS_READ_WHOLE = 100;

    static HeadTable of(AttentionVerifier verifier, LabelledPairs pairs) {
        int heads = verifier.heads();
        int size = pairs.size();
        HeadTable table = new HeadTable(
                new double[size][heads],
                new double[heads],
                new double[heads],
                new double[heads],
                new double[heads],
                new double[heads]);
        AttentionRows rows = new AttentionRows(heads);
        for (int from = 0; from < size; ) {
            int count = HeadAlignment.readSome(verifier, pairs, from, rows);
            for (int row = 0; row < count; row++) {
                table.add(rows, row, from + row, 1.0 / size);
            }
            from += count;
        }
        int whole = Math.min(size, PAIRS_READ_WHOLE);
        for (int pair = 0; pair < whole; pair++) {
            rows.clear();
            verifier.readEveryRow(pairs.queries()[pair], pairs.documents()[pair], rows);
            for (int row = 0; row < rows.rows(); row++) {
                for (int head = 0; head < heads; head++) {
                    table.everyRow[head] += NegativeAttention.of(rows, row, head) / rows.rows() / whole;
                }
            }
        }
        return table;
    }

    private void add(AttentionRows rows, int row, int pair, double share) {
        for (int head = 0; head < rows.heads(); head++) {
            int start = rows.start(row, head);
            double no = rows.weights()[start + AttentionRows.NO];
            scores[pair][head] = NegativeAttention.of(rows, row, head);
            onYes[head] += share * rows.weights()[start + AttentionRows.YES];
            onNo[head] += share * no;
            onNeutral[head] += share * rows.weights()[start + AttentionRows.NEUTRAL];
            saidByNo[head] += share * no * rows.contributions()[start + AttentionRows.NO];
        }
    }

    /** Returns the mean score of each head. */
    double[] means() {
        return means(scores);
    }

    private static double[] means(double[][] some) {
        double[] means = new double[some[0].length];
        for (double[] pair : some) {
            for (int head = 0; head < means.length; head++) {
                means[head] += pair[head] / some.length;
            }
        }
        return means;
    }

    /** Returns the standard deviation of a head's score over the pairs. */
    double deviation(int head) {
        double mean = means()[head];
        return Math.sqrt(Arrays.stream(scores)
                .mapToDouble(pair -> (pair[head] - mean) * (pair[head] - mean))
                .average()
                .orElse(0));
    }

    /** Returns the variance of the heads' means over the mean of the heads' variances. */
    double varianceRatio() {
        double[] means = means();
        double mean = Arrays.stream(means).average().orElse(0);
        double between =
                Arrays.stream(means).map(m -> (m - mean) * (m - mean)).average().orElse(0);
        double within = IntStream.range(0, means.length)
                .mapToDouble(head -> deviation(head) * deviation(head))
                .average()
                .orElse(0);
        return within == 0 ? 0 : between / within;
    }

    /** Returns which share of the three highest heads by every other query is among the three highest by the rest. */
    double overlapOfHalves() {
        if (scores.length < 4) {
            return Double.NaN;
        }
        int[][] tops = new int[2][];
        for (int half = 0; half < 2; half++) {
            int kept = half;
            double[][] some = IntStream.range(0, scores.length)
                    .filter(pair -> pair / 2 % 2 == kept)
                    .mapToObj(pair -> scores[pair])
                    .toArray(double[][]::new);
            tops[half] = descending(means(some));
        }
        int top = Math.min(3, tops[0].length);
        long shared = Arrays.stream(tops[0], 0, top)
                .filter(head -> Arrays.stream(tops[1], 0, top).anyMatch(other -> other == head))
                .count();
        return (double) shared / top;
    }

    /** Returns the heads, the highest value first, equal ones by number. */
    static int[] descending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(head -> -values[head]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Returns the logits that a verifier would give if some heads did not see "no", the rest of their attention scaled
     * to a sum of 1.
     */
    static double[] logitsWithoutNo(AttentionVerifier verifier, LabelledPairs pairs, int[] blind) {
        AttentionRows rows = new AttentionRows(verifier.heads());
        double[] logits = new double[pairs.size()];
        for (int from = 0; from < logits.length; ) {
            int count = HeadAlignment.readSome(verifier, pairs, from, rows);
            for (int row = 0; row < count; row++) {
                logits[from + row] = rows.logits()[row];
                for (int head : blind) {
                    logits[from + row] += changeWithoutNo(rows, row, head);
                }
            }
            from += count;
        }
        return logits;
    }

    private static double changeWithoutNo(AttentionRows rows, int row, int head) {
        int start = rows.start(row, head);
        double said = 0;
        for (int j = start; j < start + rows.positions(row); j++) {
            said += rows.weights()[j] * rows.contributions()[j];
        }
        double no = rows.weights()[start + AttentionRows.NO];
        // A head that sees nothing but "no" has nothing left to say.
        double rest = no == 1 ? 0 : (said - no * rows.contributions()[start + AttentionRows.NO]) / (1 - no);
        return rest - said;
    }
}
