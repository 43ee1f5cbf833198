package dev.negbench.reports.results;

/**
 * One point of a learning curve.
 *
 * @param epoch epochs trained, 0 before the first step
 * @param trainLoss mean training loss over the epoch, NaN at epoch 0
 * @param devQuality the primary measure on dev
 * @param elapsedSeconds training time since the start of the cell, evaluation left out
 */
public record EpochPoint(int epoch, double trainLoss, double devQuality, double elapsedSeconds) {}
