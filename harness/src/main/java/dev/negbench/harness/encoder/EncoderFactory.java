package dev.negbench.harness.encoder;

/** Makes fresh encoders over the texts of one dataset. Safe for use by several threads. */
public interface EncoderFactory extends AutoCloseable {
    /** Returns the encoder's name, as results write it. */
    String name();

    /** Tells whether encoders of different seeds start differently. */
    boolean startsBySeed();

    /**
     * Makes an encoder.
     *
     * @param seed training seed; matters only where encoders start by it
     * @param documentsFrozen whether only the query side learns
     * @param learningRate AdaGrad's step
     * @throws dev.negbench.strategies.NotApplicableException if there is no such encoder
     */
    TrainableEncoder create(long seed, boolean documentsFrozen, double learningRate);

    /** Frees what encoders read new texts with; none may be in use. */
    @Override
    void close();
}
