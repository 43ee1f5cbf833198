package dev.negbench.strategies.objective;

import dev.negbench.strategies.stage.ScoreRows;

/** What the losses refuse, with messages that name the row and the entry. */
final class EntryChecks {
    private EntryChecks() {}

    static double requireTemperature(double temperature) {
        if (!(temperature > 0 && Double.isFinite(temperature))) {
            throw new IllegalArgumentException("temperature must be positive and finite, was " + temperature);
        }
        return temperature;
    }

    static void requireWeight(float weight, ScoreRows rows, int entry) {
        if (!(weight >= 0 && weight <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "loss weight of " + place(rows, entry) + " must be finite and at least 0, was " + weight);
        }
    }

    static void requireTarget(float target, ScoreRows rows, int entry) {
        if (!(Math.abs(target) <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("the soft label of " + place(rows, entry) + " must be finite, was "
                    + target + ": this loss needs a weighting that sets one for every entry");
        }
    }

    static ArithmeticException notFinite(ScoreRows rows) {
        for (int entry = 0; entry < rows.entries(); entry++) {
            if (!Float.isFinite(rows.scores()[entry])) {
                return new ArithmeticException("the score of " + place(rows, entry) + " is " + rows.scores()[entry]
                        + ": training has diverged; lower the learning rate");
            }
        }
        return new ArithmeticException("the loss exceeds the range of a double: lower the loss weights");
    }

    private static String place(ScoreRows rows, int entry) {
        int row = 0;
        while (rows.start(row + 1) <= entry) {
            row++;
        }
        return "row " + row + ", entry " + (entry - rows.start(row));
    }
}
