package dev.negbench.harness.frozen;

import dev.negbench.harness.text.ModelFile;
import dev.negbench.harness.text.Sha256;
import java.io.IOException;

/**
 * The sentence encoders that are known, each with the prompts, pooling and length limit that it was trained with. All
 * are BERT networks in single precision, not quantised, over the same WordPiece vocabulary.
 */
public enum SentenceModel {
    /** all-MiniLM-L6-v2: 6 layers, 256 tokens, mean of the token vectors, no prompts. Comes with the build. */
    MINILM(
            "minilm",
            "all-MiniLM-L6-v2",
            ModelFile.MINILM,
            "759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e",
            Pooling.MEAN,
            256,
            "",
            ""),
    /** e5-small-v2: 12 layers, 512 tokens, mean of the token vectors, "query: " and "passage: " before the texts. */
    E5_SMALL(
            "e5-small",
            "e5-small-v2",
            onDemand("e5-small-v2.onnx", "e5-small"),
            "b2a43b66f7f9b6f29643a21340ad7c03d2d91e6bd5d43429a77799a9ee880eb0",
            Pooling.MEAN,
            512,
            "query: ",
            "passage: "),
    /** bge-small-en-v1.5: 12 layers, 512 tokens, the first token's vector, an instruction before queries. */
    BGE_SMALL(
            "bge-small",
            "bge-small-en-v1.5",
            onDemand("bge-small-en-v1.5.onnx", "bge-small"),
            "828e1496d7fabb79cfa4dcd84fa38625c0d3d21da474a00f08db0f559940cf35",
            Pooling.FIRST,
            512,
            "Represent this sentence for searching relevant passages: ",
            "");

    /** The length of every model's vectors. */
    static final int DIMENSION = 384;

    /** How the vectors of a text's tokens become one. */
    enum Pooling {
        /** Their mean. */
        MEAN,
        /** The vector of the token that stands before every text. */
        FIRST
    }

    private final String id;
    private final String title;
    private final ModelFile network;
    private final String sha256;
    private final Pooling pooling;
    private final int maxTokens;
    private final String queryPrompt;
    private final String documentPrompt;

    SentenceModel(
            String id,
            String title,
            ModelFile network,
            String sha256,
            Pooling pooling,
            int maxTokens,
            String queryPrompt,
            String documentPrompt) {
        this.id = id;
        this.title = title;
        this.network = network;
        this.sha256 = sha256;
        this.pooling = pooling;
        this.maxTokens = maxTokens;
        this.queryPrompt = queryPrompt;
        this.documentPrompt = documentPrompt;
    }

    private static ModelFile onDemand(String resource, String id) {
        return new ModelFile(resource, "run ./bench with --encoder " + id + ", which fetches it, or, in negbench's "
                + "folder, mvn -N dependency:copy@" + id + " (75 MB from Maven Central)");
    }

    /** Returns the name on the command line. */
    public String id() {
        return id;
    }

    /** Returns the name that its authors gave it. */
    public String title() {
        return title;
    }

    /** Tells whether the network's file is on the class path. */
    public boolean present() {
        return network.present();
    }

    /**
     * Makes sure that the network's file is there.
     *
     * @throws IOException if not; the message says how to get it
     */
    public void requirePresent() throws IOException {
        network.requirePresent();
    }

    /** Returns what is put before a text in a role. */
    public String prompt(TextRole role) {
        return role == TextRole.QUERY ? queryPrompt : documentPrompt;
    }

    /** Returns the most tokens of a text with its prompt, the two that frame it included; the rest is cut off. */
    public int maxTokens() {
        return maxTokens;
    }

    ModelFile network() {
        return network;
    }

    String sha256() {
        return sha256;
    }

    Pooling pooling() {
        return pooling;
    }

    /** Returns the SHA-256, in hexadecimal, of all that turns a text with its prompt into a vector. */
    String identity() {
        return new Sha256().add(sha256).add(pooling.name()).add(maxTokens).add("unit length").hex();
    }
}
