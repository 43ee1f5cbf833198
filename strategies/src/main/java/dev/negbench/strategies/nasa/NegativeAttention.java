package dev.negbench.strategies.nasa;

import dev.negbench.strategies.stage.AttentionRows;

/**
 * The negative attention score of a row of attention: {@code (A_yes + A_no) · log(A_no / A_yes)}. Positive where the
 * head leans to "no", large where it looks at the candidates at all. The logarithm is the difference of the scores
 * before the softmax, which is exact and never infinite. Source: card, "The scheme" (survey Eq. 7) and closed forms.
 */
public final class NegativeAttention {
    private NegativeAttention() {}

    /**
     * Returns the score.
     *
     * @param ofYes attention on "yes", in [0, 1]
     * @param ofNo attention on "no", in [0, 1]
     * @param lean score of "no" minus score of "yes", before the softmax
     */
    public static double score(double ofYes, double ofNo, double lean) {
        return (ofYes + ofNo) * lean;
    }

    /** Returns the derivative by the score of "no". */
    public static double byNo(double ofYes, double ofNo, double lean) {
        return ofYes + ofNo + lean * ofNo * (1 - ofYes - ofNo);
    }

    /** Returns the derivative by the score of "yes". */
    public static double byYes(double ofYes, double ofNo, double lean) {
        return -(ofYes + ofNo) + lean * ofYes * (1 - ofYes - ofNo);
    }

    /** Returns the derivative by the score of another position, on which the attention is {@code ofOther}. */
    public static double byOther(double ofYes, double ofNo, double lean, double ofOther) {
        return -lean * (ofYes + ofNo) * ofOther;
    }

    /** Returns the score of a row and head. */
    static double of(AttentionRows rows, int row, int head) {
        int start = rows.start(row, head);
        return score(
                rows.weights()[start + AttentionRows.YES], rows.weights()[start + AttentionRows.NO], lean(rows, start));
    }

    /** Adds {@code factor} times the derivatives of a row's and head's score to the gradients by the scores. */
    static void addGradient(AttentionRows rows, int row, int head, double factor) {
        int start = rows.start(row, head);
        double yes = rows.weights()[start + AttentionRows.YES];
        double no = rows.weights()[start + AttentionRows.NO];
        double lean = lean(rows, start);
        double[] gradients = rows.gradients();
        gradients[start + AttentionRows.YES] += factor * byYes(yes, no, lean);
        gradients[start + AttentionRows.NO] += factor * byNo(yes, no, lean);
        for (int j = start + AttentionRows.NO + 1; j < start + rows.positions(row); j++) {
            gradients[j] += factor * byOther(yes, no, lean, rows.weights()[j]);
        }
    }

    private static double lean(AttentionRows rows, int start) {
        return rows.scores()[start + AttentionRows.NO] - rows.scores()[start + AttentionRows.YES];
    }
}
