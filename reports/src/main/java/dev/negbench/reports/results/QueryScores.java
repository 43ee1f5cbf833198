package dev.negbench.reports.results;

import java.util.Map;

/**
 * Test quality of one cell, query by query: what every significance test starts from.
 *
 * @param cellKey the cell's key
 * @param queryIds the test queries, in the dataset's order
 * @param scores measure → one value a query
 */
public record QueryScores(String cellKey, String[] queryIds, Map<String, double[]> scores) {}
