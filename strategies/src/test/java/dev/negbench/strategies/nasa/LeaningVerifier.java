package dev.negbench.strategies.nasa;

import dev.negbench.strategies.stage.AttentionObjective;
import dev.negbench.strategies.stage.AttentionRows;
import dev.negbench.strategies.stage.AttentionVerifier;
import dev.negbench.strategies.stage.HeadMask;
import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A verifier with one weight a head, how far it leans to "no" whatever the pair, and a gain that no mask of heads
 * moves. Every fourth document answers every query but for some that look wrong: evidence is 1 or −1. Plain gradient
 * steps.
 */
final class LeaningVerifier implements AttentionVerifier {
    private static final double RATE = 1;

    final double[] leans;
    double gain = 1;
    int forgotten;
    final List<Integer> learntRows = new ArrayList<>();
    final List<Integer> learntFrom = new ArrayList<>();

    LeaningVerifier(double... leans) {
        this.leans = leans.clone();
    }

    static boolean answers(int document) {
        return document % 4 == 0;
    }

    static double evidence(int query, int document) {
        boolean looksRight = answers(document) ^ (query * 31 + document * 17) % 10 == 0;
        return looksRight ? 1 : -1;
    }

    @Override
    public String name() {
        return "leaning";
    }

    @Override
    public int heads() {
        return leans.length;
    }

    @Override
    public void read(int[] queries, int[] documents, int count, AttentionRows rows) {
        for (int i = 0; i < count; i++) {
            int row = rows.append(4);
            double logit = 0;
            for (int head = 0; head < leans.length; head++) {
                int at = rows.start(row, head);
                double[] scores = {0, leans[head], 0, 0};
                double[] says = {2, -2, 0, 2 * gain * evidence(queries[i], documents[i])};
                double sum = 0;
                for (int j = 0; j < 4; j++) {
                    rows.scores()[at + j] = scores[j];
                    rows.contributions()[at + j] = says[j];
                    sum += Math.exp(scores[j]);
                }
                for (int j = 0; j < 4; j++) {
                    rows.weights()[at + j] = Math.exp(scores[j]) / sum;
                    logit += rows.weights()[at + j] * says[j];
                }
            }
            rows.logits()[row] = logit;
        }
    }

    @Override
    public void readEveryRow(int query, int document, AttentionRows rows) {
        read(new int[] {query, query}, new int[] {document, document}, 2, rows);
    }

    @Override
    public double tune(int[] queries, int[] documents, int count, AttentionObjective objective, HeadMask mask) {
        AttentionRows rows = new AttentionRows(leans.length);
        read(queries, documents, count, rows);
        double loss = objective.evaluate(rows);
        for (int head = 0; head < leans.length; head++) {
            if (!mask.moves(head)) {
                continue;
            }
            double gradient = 0;
            for (int row = 0; row < count; row++) {
                int at = rows.start(row, head);
                double said = 0;
                for (int j = 0; j < 4; j++) {
                    said += rows.weights()[at + j] * rows.contributions()[at + j];
                }
                double no = rows.weights()[at + AttentionRows.NO];
                gradient += rows.logitGradients()[row] * no * (rows.contributions()[at + AttentionRows.NO] - said);
                gradient += rows.gradients()[at + AttentionRows.NO];
            }
            leans[head] -= RATE * gradient;
        }
        if (mask.movesEverything()) {
            gain += 0.01;
        }
        return loss;
    }

    @Override
    public void forgetSteps() {
        forgotten++;
    }

    @Override
    public void score(int query, int[] documents, int count, float[] out) {
        AttentionRows rows = new AttentionRows(leans.length);
        for (int i = 0; i < count; i++) {
            rows.clear();
            read(new int[] {query}, new int[] {documents[i]}, 1, rows);
            out[i] = (float) rows.logits()[0];
        }
    }

    @Override
    public double learn(int[] queries, int[] documents, ScoreRows rows, Objective objective) {
        for (int row = 0; row < rows.rows(); row++) {
            learntFrom.add(queries[row]);
            learntRows.add(rows.start(row + 1) - rows.start(row));
        }
        return 0;
    }

    @Override
    public byte[] state() {
        ByteBuffer bytes = ByteBuffer.allocate(8 * leans.length + 8);
        for (double lean : leans) {
            bytes.putDouble(lean);
        }
        return bytes.putDouble(gain).array();
    }

    @Override
    public void restore(byte[] state) {
        ByteBuffer bytes = ByteBuffer.wrap(state);
        for (int head = 0; head < leans.length; head++) {
            leans[head] = bytes.getDouble();
        }
        gain = bytes.getDouble();
    }
}
