package dev.negbench.reports.plan;

/**
 * One comparison fixed in advance. Source: hark card, R1.
 *
 * @param id short name, unique in its plan, such as {@code H1}
 * @param statement what is claimed, in a sentence
 * @param baseline the strategy compared with, as the experiment prints it
 * @param candidate the strategy that is compared
 * @param dataset name of the collection
 * @param mode training mode
 * @param measure the primary measure, higher being better
 */
public record Hypothesis(
        String id, String statement, String baseline, String candidate, String dataset, String mode, String measure) {}
