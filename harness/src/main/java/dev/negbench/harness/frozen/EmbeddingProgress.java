package dev.negbench.harness.frozen;

/** Told how far the embedding of texts has come; called from several threads, one at a time. */
@FunctionalInterface
public interface EmbeddingProgress {
    /** Tells nobody. */
    EmbeddingProgress NONE = (done, total) -> {};

    /**
     * Texts were embedded. The first call has {@code done} 0, the last {@code total}; none comes if nothing was to do.
     *
     * @param done texts embedded so far
     * @param total texts that were not on disk
     */
    void embedded(int done, int total);
}
