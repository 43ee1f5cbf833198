package dev.negbench.strategies.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.negbench.strategies.stage.Objective;
import dev.negbench.strategies.stage.ScoreRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Shuffles rows and the negatives inside them; loss and gradients must follow. */
final class OrderInvariance {
    private OrderInvariance() {}

    static void check(Objective objective, Random random) {
        ScoreRows rows = Rows.random(random, 1);
        double loss = objective.evaluate(rows);
        List<Integer> order = new ArrayList<>();
        ScoreRows shuffled = new ScoreRows();
        shuffled.clear();
        List<Integer> rowOrder = new ArrayList<>();
        for (int row = 0; row < rows.rows(); row++) {
            rowOrder.add(row);
        }
        Collections.shuffle(rowOrder, random);
        for (int row : rowOrder) {
            List<Integer> negatives = new ArrayList<>();
            for (int e = rows.start(row) + 1; e < rows.start(row + 1); e++) {
                negatives.add(e);
            }
            Collections.shuffle(negatives, random);
            shuffled.openRow();
            negatives.add(0, rows.start(row));
            for (int e : negatives) {
                shuffled.append(rows.items()[e], rows.relations()[e]);
                int at = shuffled.entries() - 1;
                shuffled.scores()[at] = rows.scores()[e];
                shuffled.weights()[at] = rows.weights()[e];
                order.add(e);
            }
        }
        assertEquals(loss, objective.evaluate(shuffled), 1e-12 * (1 + loss));
        for (int at = 0; at < order.size(); at++) {
            assertEquals(rows.gradients()[order.get(at)], shuffled.gradients()[at], 1e-6f);
        }
    }
}
