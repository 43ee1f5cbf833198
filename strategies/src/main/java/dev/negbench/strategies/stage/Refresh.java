package dev.negbench.strategies.stage;

/**
 * When candidate pools are rebuilt: once at step {@code start}, then every {@code interval} steps or epochs, from the
 * model of {@code lag} refreshes ago (the simulated asynchrony of the ANCE card).
 *
 * @param unit what the interval counts
 * @param interval how many of them, at least 1; 1 for {@link Unit#NEVER}
 * @param lag 0 for the current model, 1 for the model of the refresh before
 * @param start training step of the first build, at least 0; before it only in-batch negatives are used
 * @param startEpochs epochs before that step is counted, at least 0: the first build is {@code start} steps after them
 */
public record Refresh(Unit unit, int interval, int lag, int start, int startEpochs) {
    /** What a refresh interval counts. */
    public enum Unit {
        /** Built once. */
        NEVER,
        /** Every so many optimiser steps. */
        STEPS,
        /** Every so many epochs. */
        EPOCHS
    }

    /** Pools built once, before the first step. */
    public static final Refresh NEVER = new Refresh(Unit.NEVER, 1, 0, 0, 0);

    /**
     * Checks and creates.
     *
     * @throws IllegalArgumentException if the interval is below 1, or lag or start are negative
     */
    public static Refresh of(Unit unit, int interval, int lag, int start) {
        if (interval < 1 || lag < 0 || start < 0) {
            throw new IllegalArgumentException("refresh interval must be at least 1, lag and start at least 0; were "
                    + interval + ", " + lag + ", " + start);
        }
        return new Refresh(unit, interval, lag, start, 0);
    }

    /**
     * Reads {@code never}, {@code epoch}, {@code 3epochs}, {@code step}, or a number of steps.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static Refresh parse(String text) {
        String trimmed = text.strip();
        switch (trimmed) {
            case "never":
                return NEVER;
            case "epoch":
                return of(Unit.EPOCHS, 1, 0, 0);
            case "step":
                return of(Unit.STEPS, 1, 0, 0);
            default:
                break;
        }
        try {
            if (trimmed.endsWith("epochs")) {
                return of(
                        Unit.EPOCHS,
                        Integer.parseInt(
                                trimmed.substring(0, trimmed.length() - 6).strip()),
                        0,
                        0);
            }
            return of(Unit.STEPS, Integer.parseInt(trimmed), 0, 0);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "refresh '" + text + "' is not never, epoch, 2epochs, step or a number of steps such as 500", e);
        }
    }

    /**
     * Returns the interval as {@link #parse} reads it and in one form only: {@code 1epochs} prints as {@code epoch}.
     */
    public String text() {
        return switch (unit) {
            case NEVER -> "never";
            case STEPS -> interval == 1 ? "step" : Integer.toString(interval);
            case EPOCHS -> interval == 1 ? "epoch" : interval + "epochs";
        };
    }

    /** Returns the same interval with another lag. */
    public Refresh withLag(int newLag) {
        Refresh checked = of(unit, interval, newLag, start);
        return new Refresh(unit, interval, checked.lag, start, startEpochs);
    }

    /** Returns the same interval with another first step, counted from the beginning. */
    public Refresh withStart(int newStart) {
        return of(unit, interval, lag, newStart);
    }

    /**
     * Returns the same interval with the first build after so many whole epochs: a first phase of training.
     *
     * @throws IllegalArgumentException if the number is negative
     */
    public Refresh afterEpochs(int epochs) {
        if (epochs < 0) {
            throw new IllegalArgumentException("the first build must be after at least 0 epochs, was " + epochs);
        }
        return new Refresh(unit, interval, lag, 0, epochs);
    }

    /**
     * Returns how many whole epochs end before the first build.
     *
     * @param stepsAnEpoch steps in one pass over the training queries, at least 1
     */
    public int warmUpEpochs(int stepsAnEpoch) {
        return startEpochs + start / stepsAnEpoch;
    }

    /**
     * Tells whether pools are built before this step.
     *
     * @param step the step about to run, from 0
     * @param stepsAnEpoch steps in one pass over the training queries, at least 1
     */
    public boolean isDue(long step, int stepsAnEpoch) {
        long since = step - start - (long) startEpochs * stepsAnEpoch;
        if (since < 0) {
            return false;
        }
        return switch (unit) {
            case NEVER -> since == 0;
            case STEPS -> since % interval == 0;
            case EPOCHS -> since % ((long) interval * stepsAnEpoch) == 0;
        };
    }
}
