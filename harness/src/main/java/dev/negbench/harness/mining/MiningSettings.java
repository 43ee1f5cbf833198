package dev.negbench.harness.mining;

/**
 * What rows are made of.
 *
 * @param format their layout
 * @param negatives how many are asked for, at least 1, unless the strategy says how many
 * @param seed what draws start from
 * @param scores whether rows hold the similarities
 * @param includePositives whether labelled positives take part in the ranking, as a reranker's evaluation wants them;
 *     {@link MiningFormat#N_TUPLE} only
 * @param keepCopies whether documents whose text is a positive's, or a better-scored candidate's, stay candidates
 * @param provenance whether a second file says where each negative comes from
 * @param anchorName name of the query's column in layouts of sentence-transformers
 * @param positiveName name of the positive's column in layouts of sentence-transformers
 */
public record MiningSettings(
        MiningFormat format,
        int negatives,
        long seed,
        boolean scores,
        boolean includePositives,
        boolean keepCopies,
        boolean provenance,
        String anchorName,
        String positiveName) {
    /**
     * Checks the settings.
     *
     * @return this
     * @throws IllegalArgumentException if they do not fit together, with the remedy
     */
    public MiningSettings requireValid() {
        if (negatives < 1) {
            throw new IllegalArgumentException("the number of negatives must be at least 1, was " + negatives);
        }
        if (includePositives && format != MiningFormat.N_TUPLE) {
            throw new IllegalArgumentException("positives are ranked with the negatives in the format "
                    + MiningFormat.N_TUPLE.id() + " only, not in " + format.id());
        }
        if (anchorName.isBlank() || positiveName.isBlank() || anchorName.equals(positiveName)) {
            throw new IllegalArgumentException("the columns of query and positive need two different names, were '"
                    + anchorName + "' and '" + positiveName + "'");
        }
        return this;
    }
}
