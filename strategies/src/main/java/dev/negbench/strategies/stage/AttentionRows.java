package dev.negbench.strategies.stage;

import java.util.Arrays;

/**
 * Rows of attention, one a pair that was read, or one a position of a pair: for each head what the row's position gives
 * to every position of the sequence. Position {@link #YES} is the candidate answer "yes", {@link #NO} is "no", {@link
 * #NEUTRAL} a token of the prefix that means nothing, to compare with; what the others are is the model's affair.
 *
 * <p>Arrays are shared and reused; values of row r and head h start at {@code start(r, h)}, one a position. An {@link
 * AttentionObjective} reads and writes gradients. One thread owns it.
 */
public final class AttentionRows {
    /** Position of the candidate "yes". */
    public static final int YES = 0;

    /** Position of the candidate "no". */
    public static final int NO = 1;

    /** Position of a token that means nothing. */
    public static final int NEUTRAL = 2;

    private final int heads;
    private int rows;
    private int[] starts = new int[65];
    private double[] scores = new double[4096];
    private double[] weights = new double[4096];
    private double[] contributions = new double[4096];
    private double[] gradients = new double[4096];
    private double[] logits = new double[64];
    private double[] logitGradients = new double[64];

    /** @param heads heads of the model, at least 1 */
    public AttentionRows(int heads) {
        this.heads = heads;
    }

    /** Starts anew without rows. */
    public void clear() {
        rows = 0;
    }

    /**
     * Appends a row whose values are still to be written; its gradients are 0.
     *
     * @param positions length of the sequence, at least 3
     * @return the row
     */
    public int append(int positions) {
        if (rows == logits.length) {
            starts = Arrays.copyOf(starts, 2 * rows + 1);
            logits = Arrays.copyOf(logits, 2 * rows);
            logitGradients = Arrays.copyOf(logitGradients, 2 * rows);
        }
        int from = starts[rows];
        int to = from + heads * positions;
        if (to > scores.length) {
            int capacity = Math.max(to, 2 * scores.length);
            scores = Arrays.copyOf(scores, capacity);
            weights = Arrays.copyOf(weights, capacity);
            contributions = Arrays.copyOf(contributions, capacity);
            gradients = Arrays.copyOf(gradients, capacity);
        }
        Arrays.fill(gradients, from, to, 0);
        logits[rows] = 0;
        logitGradients[rows] = 0;
        starts[rows + 1] = to;
        return rows++;
    }

    /** Returns the number of rows. */
    public int rows() {
        return rows;
    }

    /** Returns the number of heads. */
    public int heads() {
        return heads;
    }

    /** Returns the length of this row's sequence. */
    public int positions(int row) {
        return (starts[row + 1] - starts[row]) / heads;
    }

    /** Returns where the values of a row and head start. */
    public int start(int row, int head) {
        return starts[row] + head * positions(row);
    }

    /** Returns the scores before the softmax. */
    public double[] scores() {
        return scores;
    }

    /** Returns the attention: of each row and head at least 0, with sum 1. */
    public double[] weights() {
        return weights;
    }

    /**
     * Returns what a position would add to the logit if a head gave it all its attention: the logit is the sum of
     * weight times contribution over heads and positions, and the bias where there is one. Written for rows of pairs,
     * 0 for other rows.
     */
    public double[] contributions() {
        return contributions;
    }

    /** Returns the derivatives of a loss by the scores, without what the logit brings; written by the objective. */
    public double[] gradients() {
        return gradients;
    }

    /** Returns the log-odds of yes, one a row of a pair, 0 for other rows. */
    public double[] logits() {
        return logits;
    }

    /** Returns the derivatives of a loss by the logits; written by the objective. */
    public double[] logitGradients() {
        return logitGradients;
    }
}
