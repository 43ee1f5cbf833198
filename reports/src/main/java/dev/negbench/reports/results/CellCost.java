package dev.negbench.reports.results;

/**
 * Where a cell's time went, in seconds of wall time.
 *
 * @param trainSeconds optimiser steps of the retriever, drawing included
 * @param poolSeconds searching and building candidate pools
 * @param companionSeconds training of companions
 * @param evaluateSeconds dev and test evaluation
 * @param steps optimiser steps
 * @param poolBuilds how often pools were built
 */
public record CellCost(
        double trainSeconds,
        double poolSeconds,
        double companionSeconds,
        double evaluateSeconds,
        long steps,
        int poolBuilds) {}
