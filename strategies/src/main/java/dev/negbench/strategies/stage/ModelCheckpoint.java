package dev.negbench.strategies.stage;

/**
 * A trained model, and which model its training began with.
 *
 * @param weights its weights
 * @param sha256 {@link ModelWeights#sha256} of them
 * @param parentSha256 the hash of the weights before the first step
 */
public record ModelCheckpoint(ModelWeights weights, String sha256, String parentSha256) {
    /**
     * Takes weights, hashing them.
     *
     * @param parentSha256 the hash of what their training began with, taken before the first step
     */
    public static ModelCheckpoint of(ModelWeights weights, String parentSha256) {
        return new ModelCheckpoint(weights, weights.sha256(), parentSha256);
    }
}
