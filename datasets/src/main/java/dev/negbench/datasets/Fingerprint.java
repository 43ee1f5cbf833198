package dev.negbench.datasets;

import dev.negbench.datasets.taxonomy.Taxonomy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * SHA-256 over everything of a dataset that results depend on: document ids, titles and texts, query ids and texts,
 * the judgements of each split, in order, and the taxonomy where there is one. The name is left out, so a renamed copy
 * has the same fingerprint.
 *
 * <p>Every string is hashed as UTF-8 behind its length in bytes, every list behind its size, so no two different
 * datasets give the same byte stream. (An unpaired surrogate counts as {@code ?}; the loaders reject such texts.)
 */
public final class Fingerprint {
    private static final String FORMAT = "negbench dataset 1";

    /** A call of the digest costs more than the few bytes of an id, so they are gathered first. */
    private static final int BUFFER_BYTES = 1 << 13;

    private final MessageDigest digest;
    private final ByteBuffer gathered = ByteBuffer.allocate(BUFFER_BYTES);

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /**
     * Computes the fingerprint. Costs one pass over all texts, some hundred megabytes a second.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public static String of(Corpus corpus, Queries queries, Map<String, Judgements> splits) {
        return of(corpus, queries, splits, Optional.empty());
    }

    /**
     * Computes the fingerprint of a dataset with a taxonomy; without one it is that of the others alone.
     *
     * @return 64 lower-case hexadecimal digits
     */
    public static String of(
            Corpus corpus, Queries queries, Map<String, Judgements> splits, Optional<Taxonomy> taxonomy) {
        Fingerprint fingerprint = new Fingerprint(sha256());
        fingerprint.put(FORMAT);
        fingerprint.put(corpus.size());
        for (int d = 0; d < corpus.size(); d++) {
            fingerprint.put(corpus.id(d));
            fingerprint.put(corpus.title(d));
            fingerprint.put(corpus.text(d));
        }
        fingerprint.put(queries.size());
        for (int q = 0; q < queries.size(); q++) {
            fingerprint.put(queries.id(q));
            fingerprint.put(queries.text(q));
        }
        fingerprint.put(splits.size());
        splits.forEach(fingerprint::put);
        taxonomy.ifPresent(fingerprint::put);
        fingerprint.flush();
        return HexFormat.of().formatHex(fingerprint.digest.digest());
    }

    private void put(String split, Judgements judgements) {
        put(split);
        int[] judged = judgements.judgedQueries();
        put(judged.length);
        for (int query : judged) {
            int[] documents = judgements.documents(query);
            int[] grades = judgements.grades(query);
            put(query);
            put(documents.length);
            for (int i = 0; i < documents.length; i++) {
                put(documents[i]);
                put(grades[i]);
            }
        }
    }

    private void put(Taxonomy taxonomy) {
        put(taxonomy.size());
        for (int node = 0; node < taxonomy.size(); node++) {
            put(taxonomy.id(node));
            put(taxonomy.label(node));
            int[] parents = taxonomy.parents(node);
            put(parents.length);
            for (int parent : parents) {
                put(parent);
            }
        }
    }

    private void put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes.length);
        if (bytes.length > gathered.remaining()) {
            flush();
        }
        if (bytes.length > BUFFER_BYTES) {
            digest.update(bytes);
        } else {
            gathered.put(bytes);
        }
    }

    private void put(int value) {
        if (gathered.remaining() < Integer.BYTES) {
            flush();
        }
        gathered.putInt(value);
    }

    private void flush() {
        digest.update(gathered.array(), 0, gathered.position());
        gathered.clear();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
