package dev.negbench.harness.zeroshot;

import dev.negbench.harness.frozen.SentenceModel;
import java.util.List;
import java.util.Optional;

/** What searches without having been trained on the collection. */
public enum ZeroShotSystem {
    /** Lucene's BM25. */
    BM25("bm25", "Lucene, English analyser, k1 = 0.9, b = 0.4", null),
    /** The static encoder before its first step. */
    STATIC("static", "IDF-weighted sum of MiniLM's token vectors", null),
    /** all-MiniLM-L6-v2. */
    MINILM("minilm", "all-MiniLM-L6-v2, single precision, 256 tokens", SentenceModel.MINILM),
    /** e5-small-v2. */
    E5_SMALL("e5-small", "e5-small-v2, single precision, 512 tokens, its prompts", SentenceModel.E5_SMALL),
    /** bge-small-en-v1.5. */
    BGE_SMALL("bge-small", "bge-small-en-v1.5, single precision, 512 tokens, its prompt", SentenceModel.BGE_SMALL);

    /** Those measured unless others are asked for: what comes with the build. */
    public static final List<ZeroShotSystem> STANDARD = List.of(BM25, STATIC, MINILM);

    private final String id;
    private final String what;
    private final SentenceModel model;

    ZeroShotSystem(String id, String what, SentenceModel model) {
        this.id = id;
        this.what = what;
        this.model = model;
    }

    /** Returns the name on the command line and in the file. */
    public String id() {
        return id;
    }

    /** Returns what exactly it is. */
    public String what() {
        return what;
    }

    /** Returns the sentence encoder that it searches with, empty if it is none. */
    public Optional<SentenceModel> model() {
        return Optional.ofNullable(model);
    }
}
