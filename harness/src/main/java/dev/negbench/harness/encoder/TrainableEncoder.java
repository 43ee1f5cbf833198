package dev.negbench.harness.encoder;

import dev.negbench.strategies.stage.ModelWeights;
import java.util.List;

/**
 * A model that turns texts into vectors and learns. It is bound to the texts of one dataset and addresses them by
 * ordinal: queries by theirs; <em>items</em> are the documents, followed by the texts added with {@link #addItems}
 * under ids that continue where the corpus ends. The similarity of two texts is the dot product of their vectors.
 *
 * <p>Encoding may run while nothing trains; a step may run while nothing encodes. Results do not depend on the number
 * of threads, bit for bit.
 */
public interface TrainableEncoder {
    /** Returns the encoder's name, as experiments write it. */
    String name();

    /** Returns the length of a vector. */
    int dimension();

    /** Returns the number of queries. */
    int queries();

    /** Returns the number of items: documents and added texts. */
    int items();

    /**
     * Returns the SHA-256, in hexadecimal, of everything that vectors depend on, the texts' included. Reads every
     * weight: tens of milliseconds.
     */
    String fingerprint();

    /**
     * Makes further texts available as items; the first gets the id {@link #items()} had before.
     *
     * @throws IllegalStateException if this encoder was built without a tokenizer
     */
    void addItems(List<String> texts);

    /**
     * Encodes queries.
     *
     * @param queries query ordinals, of which the first {@code count} are encoded
     * @param out receives {@code count * dimension()} floats, row-major
     * @param threads at least 1
     */
    void encodeQueries(int[] queries, int count, float[] out, int threads);

    /**
     * Encodes items.
     *
     * @param items item ids, of which the first {@code count} are encoded
     * @param out receives {@code count * dimension()} floats, row-major
     * @param threads at least 1
     */
    void encodeItems(int[] items, int count, float[] out, int threads);

    /**
     * Encodes consecutive documents.
     *
     * @param from first document
     * @param to one past the last document
     * @param out receives {@code (to - from) * dimension()} floats, row-major
     * @param threads at least 1
     */
    void encodeDocuments(int from, int to, float[] out, int threads);

    /**
     * Encodes texts that are no items, as items are encoded. Changes nothing, so several threads may do it at once.
     *
     * @param texts any texts
     * @param out receives {@code texts.size() * dimension()} floats, row-major
     * @param threads at least 1
     * @throws IllegalStateException if this encoder was built without a tokenizer or network
     */
    void encodeTexts(List<String> texts, float[] out, int threads);

    /**
     * Creates a training step that changes this encoder. One at a time may be in use.
     *
     * @param threads at least 1
     */
    TrainingStep newStep(int threads);

    /**
     * Creates a step whose backward pass changes no weight and adds the square of each weight's derivative instead:
     * with batches of one example the empirical Fisher information, unscaled. Only what an example touches costs
     * anything.
     *
     * @param sums of the shape of {@link #weights}; added to, and not to be written elsewhere meanwhile
     * @param threads at least 1
     * @throws IllegalArgumentException if {@code sums} is of another shape
     */
    TrainingStep newSquaredGradientStep(ModelWeights sums, int threads);

    /** Returns the parameters that training changes; the live arrays, so read only between steps. */
    ModelWeights weights();

    /** Returns {@link #weights} and the optimiser's state; the live arrays, so read only between steps. */
    ModelWeights state();

    /** Returns a copy of the weights. */
    default ModelWeights snapshot() {
        return TensorCopies.copyOf(weights());
    }

    /** Returns a copy of weights and optimiser state, from which training continues exactly. */
    default ModelWeights checkpoint() {
        return TensorCopies.copyOf(state());
    }

    /**
     * Copies what {@code target} names into its arrays, without allocating.
     *
     * @param target an earlier {@link #snapshot} or {@link #checkpoint} of an encoder of this shape
     */
    default void copyTo(ModelWeights target) {
        TensorCopies.copy(state(), target, target.tensors().keySet());
    }

    /**
     * Sets the weights, and the optimiser's state where {@code source} has it; otherwise that stays as it is.
     *
     * @param source a {@link #snapshot} or {@link #checkpoint} of an encoder of this shape, or weights made from such
     * @throws IllegalArgumentException if a tensor is missing, unknown, or of another size
     */
    default void restoreFrom(ModelWeights source) {
        if (!source.tensors().keySet().containsAll(weights().tensors().keySet())) {
            throw new IllegalArgumentException(
                    "weights have the tensors " + source.tensors().keySet() + ", needed are "
                            + weights().tensors().keySet());
        }
        TensorCopies.copy(source, state(), source.tensors().keySet());
    }
}
