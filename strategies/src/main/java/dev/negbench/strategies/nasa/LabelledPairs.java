package dev.negbench.strategies.nasa;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Pairs of query and document with the right answer. Grows; the arrays are shared, so that a verifier can read them.
 */
final class LabelledPairs {
    private int size;
    private int[] queries = new int[64];
    private int[] documents = new int[64];
    private boolean[] relevant = new boolean[64];

    void add(int query, int document, boolean isRelevant) {
        if (size == queries.length) {
            queries = Arrays.copyOf(queries, 2 * size);
            documents = Arrays.copyOf(documents, 2 * size);
            relevant = Arrays.copyOf(relevant, 2 * size);
        }
        queries[size] = query;
        documents[size] = document;
        relevant[size++] = isRelevant;
    }

    int size() {
        return size;
    }

    int[] queries() {
        return queries;
    }

    int[] documents() {
        return documents;
    }

    boolean[] relevant() {
        return relevant;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(size);
        for (int i = 0; i < size; i++) {
            out.writeInt(queries[i]);
            out.writeInt(documents[i]);
            out.writeBoolean(relevant[i]);
        }
    }

    void read(DataInputStream in) throws IOException {
        size = 0;
        for (int count = in.readInt(); count > 0; count--) {
            add(in.readInt(), in.readInt(), in.readBoolean());
        }
    }
}
