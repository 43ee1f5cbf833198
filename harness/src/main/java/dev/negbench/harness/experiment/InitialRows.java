package dev.negbench.harness.experiment;

/** Where the encoder's token rows start. */
public enum InitialRows {
    /** The token table of MiniLM-L6, equal for every seed. */
    MINILM,
    /** Normal noise, by training seed. */
    RANDOM
}
