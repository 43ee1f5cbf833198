package dev.negbench.harness.jfaiss;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A FAISS index that ranks by inner product. Vectors are numbered from 0 in the order they were added. Any number of
 * threads may search at a time; training and adding wait for them and keep others out.
 */
public final class Index extends NativeResource {
    private final String description;
    private final int dimension;

    private Index(String description, long handle) {
        super("FAISS index", handle, FaissNative::destroy);
        this.description = description;
        this.dimension = FaissNative.dimension(handle);
    }

    /**
     * Creates an empty index.
     *
     * @param description what FAISS' index_factory understands, such as {@code Flat}, {@code IVF316,Flat} or
     *     {@code HNSW32}
     * @param dimension elements in a vector, at least 1
     * @throws FaissException if FAISS does not know the description
     * @throws FaissUnavailableException if FAISS cannot be used here
     */
    public static Index create(String description, int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension " + dimension + ": must be at least 1");
        }
        NativeLibrary.load();
        long handle = FaissNative.create(description.getBytes(StandardCharsets.UTF_8), dimension);
        return new Index(description, FaissException.checkAddress(handle));
    }

    /**
     * Reads an index that {@link #write} wrote.
     *
     * @throws FaissIoException if the file is missing, cut short, damaged or not such a file
     * @throws FaissUnavailableException if FAISS cannot be used here
     */
    public static Index read(Path file) {
        NativeLibrary.load();
        IndexFile.verify(file);
        return new Index(file.getFileName().toString(),
            FaissException.checkAddress(FaissNative.read(IndexFile.nativeName(file))));
    }

    /**
     * Writes the index so that the file is, at any moment, either as it was before or complete. FAISS itself and its
     * other bindings can read the file, too: the checksum that {@link #read} verifies follows what they look at.
     *
     * @throws FaissIoException if that fails; the file is then as it was before
     */
    public void write(Path file) {
        long stamp = lockShared();
        try {
            IndexFile.replace(file, partial -> FaissException.check(
                FaissNative.write(address(), IndexFile.nativeName(partial))));
        } finally {
            unlock(stamp);
        }
    }

    /** Returns the factory description, or for an index that was read the name of its file. */
    public String description() {
        return description;
    }

    /** Returns the elements in a vector. */
    public int dimension() {
        return dimension;
    }

    /** Returns the number of vectors. */
    public long size() {
        long stamp = lockShared();
        try {
            return FaissNative.size(address());
        } finally {
            unlock(stamp);
        }
    }

    /** Tells whether vectors can be added. */
    public boolean isTrained() {
        long stamp = lockShared();
        try {
            return FaissNative.trained(address());
        } finally {
            unlock(stamp);
        }
    }

    /** Tells whether it keeps the vectors as they are and compares with all of them. */
    public boolean isFlat() {
        long stamp = lockShared();
        try {
            return FaissNative.isFlat(address());
        } finally {
            unlock(stamp);
        }
    }

    /**
     * Learns cells or codes from vectors. FAISS draws its sample with a fixed seed, so the same vectors give the same
     * index with one thread. It warns on the standard error stream if there are few vectors a cell.
     *
     * @throws FaissException if there are too few vectors
     */
    public void train(VectorBlock vectors, int threads) {
        checkThreads(threads);
        checkDimension(vectors);
        long own = lockAlone();
        try {
            long read = vectors.lockShared();
            try {
                FaissException.check(FaissNative.train(address(), vectors.rows(), vectors.address(), threads));
            } finally {
                vectors.unlock(read);
            }
        } finally {
            unlock(own);
        }
    }

    /**
     * Adds the first {@code count} vectors of a block.
     *
     * @param threads OpenMP threads; with more than one an HNSW index differs from run to run
     * @throws FaissUntrainedException if the index has to be trained first
     */
    public void add(VectorBlock vectors, int count, int threads) {
        checkThreads(threads);
        checkDimension(vectors);
        Objects.checkFromIndexSize(0, count, vectors.rows());
        long own = lockAlone();
        try {
            long read = vectors.lockShared();
            try {
                FaissException.check(FaissNative.add(address(), count, vectors.address(), threads));
            } finally {
                vectors.unlock(read);
            }
        } finally {
            unlock(own);
        }
    }

    /**
     * Finds the {@code results.width()} best vectors of each of the first {@code count} queries, best first as FAISS
     * orders them; the order of equal scores is not defined, and scores depend on the size of the batch in their last
     * bits.
     *
     * @throws FaissException if the index has no such parameter as {@code params} sets
     * @throws FaissUntrainedException if the index has to be trained first
     */
    public void search(VectorBlock queries, int count, SearchParams params, ResultBlock results) {
        withQueriesAndResults(queries, count, results, () -> FaissNative.search(address(), count, queries.address(),
            results.width(), results.scores(), results.labels(), params.nprobe(), params.efSearch(), params.threads()));
    }

    /**
     * Replaces the scores of a search by exact ones: those of {@code VectorMath.dot}, bit for bit. Flat indexes only.
     * The order stays as it is; the score of label -1 becomes NaN.
     */
    public void rescore(VectorBlock queries, int count, ResultBlock results) {
        withQueriesAndResults(queries, count, results, () -> FaissNative.scoreLabels(address(), count,
            queries.address(), results.width(), results.labels(), results.scores()));
    }

    /**
     * Computes the exact scores of one query and the vectors {@code from} to {@code from + count - 1}. Flat indexes
     * only. Costs about 0.1 microseconds a vector of 384 elements, the time to read it from memory.
     *
     * @param row which of the queries
     * @param scores a block whose first row, of at least {@code count} elements, receives them
     */
    public void scoreRange(VectorBlock queries, int row, int from, int count, VectorBlock scores) {
        checkDimension(queries);
        Objects.checkIndex(row, queries.rows());
        Objects.checkFromIndexSize(0, count, scores.rows() == 0 ? 0 : scores.dimension());
        long own = lockShared();
        try {
            Objects.checkFromIndexSize(from, (long) count, FaissNative.size(address()));
            long read = queries.lockShared();
            try {
                long written = scores.lockAlone();
                try {
                    FaissException.check(FaissNative.scoreRange(address(), queries.addressOf(row), from, count,
                        scores.address()));
                } finally {
                    scores.unlock(written);
                }
            } finally {
                queries.unlock(read);
            }
        } finally {
            unlock(own);
        }
    }

    /**
     * Copies stored vectors, from number {@code from} on, over all of a block; compressed ones come out approximately.
     *
     * @throws FaissException if this kind of index cannot give its vectors back
     */
    public void reconstruct(int from, VectorBlock vectors) {
        checkDimension(vectors);
        long own = lockShared();
        try {
            Objects.checkFromIndexSize(from, (long) vectors.rows(), FaissNative.size(address()));
            long written = vectors.lockAlone();
            try {
                FaissException.check(FaissNative.reconstruct(address(), from, vectors.rows(), vectors.address()));
            } finally {
                vectors.unlock(written);
            }
        } finally {
            unlock(own);
        }
    }

    private interface NativeCall {
        int code();
    }

    private void withQueriesAndResults(VectorBlock queries, int count, ResultBlock results, NativeCall call) {
        checkDimension(queries);
        Objects.checkFromIndexSize(0, count, Math.min(queries.rows(), results.rows()));
        long own = lockShared();
        try {
            long read = queries.lockShared();
            try {
                long written = results.lockAlone();
                try {
                    FaissException.check(call.code());
                } finally {
                    results.unlock(written);
                }
            } finally {
                queries.unlock(read);
            }
        } finally {
            unlock(own);
        }
    }

    private void checkDimension(VectorBlock vectors) {
        if (vectors.dimension() != dimension) {
            throw new FaissDimensionException(
                "vectors of dimension " + vectors.dimension() + " for an index of dimension " + dimension);
        }
    }

    private static void checkThreads(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads = " + threads + ": must be at least 1");
        }
    }
}
