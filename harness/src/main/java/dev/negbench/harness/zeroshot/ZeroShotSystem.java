package dev.negbench.harness.zeroshot;

/** What searches without having been trained on the collection. */
public enum ZeroShotSystem {
    /** Lucene's BM25. */
    BM25("bm25", "Lucene, English analyser, k1 = 0.9, b = 0.4"),
    /** The static encoder before its first step. */
    STATIC("static", "IDF-weighted sum of MiniLM's token vectors"),
    /** all-MiniLM-L6-v2. */
    MINILM("minilm", "all-MiniLM-L6-v2, single precision, 256 tokens");

    private final String id;
    private final String what;

    ZeroShotSystem(String id, String what) {
        this.id = id;
        this.what = what;
    }

    /** Returns the name on the command line and in the file. */
    public String id() {
        return id;
    }

    /** Returns what exactly it is. */
    public String what() {
        return what;
    }
}
