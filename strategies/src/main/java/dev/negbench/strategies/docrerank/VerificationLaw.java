package dev.negbench.strategies.docrerank;

/**
 * What independent verifiers leave of generated queries, all of which must call a query unanswerable for it to be kept.
 * Source: docrerank card, "Exact synthetic check".
 *
 * @param answerable share of generated queries that the document answers, in [0, 1]
 * @param falseAlarms probability that a verifier calls an unanswerable query answerable, in [0, 1]
 * @param misses probability that a verifier calls an answerable query unanswerable, in [0, 1]
 * @param verifiers how many there are, at least 0
 */
public record VerificationLaw(double answerable, double falseAlarms, double misses, int verifiers) {
    /** Returns the share of generated queries that are kept. */
    public double kept() {
        return answerable * Math.pow(misses, verifiers) + (1 - answerable) * Math.pow(1 - falseAlarms, verifiers);
    }

    /** Returns the share of kept queries that the document answers after all; 0 where none is kept. */
    public double contaminated() {
        double kept = kept();
        return kept == 0 ? 0 : answerable * Math.pow(misses, verifiers) / kept;
    }
}
