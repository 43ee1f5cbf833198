package dev.negbench.harness.mining;

import dev.negbench.harness.experiment.EncoderSettings;

/** Where the vectors come from that documents are searched with. */
public sealed interface MiningVectors {
    /** Returns a text that tells different vectors apart: an encoder's name, or the files' checksums. */
    String identity();

    /**
     * An encoder as it is before training.
     *
     * @param encoder which one
     */
    record Encoded(EncoderSettings encoder) implements MiningVectors {
        @Override
        public String identity() {
            return encoder.name();
        }
    }

    /**
     * Vectors of the user's own.
     *
     * @param queries one a query of the collection, in the order of its file
     * @param documents one a document of the collection, in the order of its file
     * @param unitLength whether they were scaled to length 1
     */
    record Given(VectorTable queries, VectorTable documents, boolean unitLength) implements MiningVectors {
        @Override
        public String identity() {
            return "vectors " + queries.sha256() + " and " + documents.sha256() + (unitLength ? ", unit length" : "");
        }
    }
}
