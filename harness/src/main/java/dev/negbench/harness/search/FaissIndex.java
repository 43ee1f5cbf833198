package dev.negbench.harness.search;

import dev.negbench.harness.jfaiss.Faiss;
import dev.negbench.harness.jfaiss.Index;
import dev.negbench.harness.jfaiss.SearchParams;
import dev.negbench.harness.jfaiss.VectorBlock;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.StampedLock;

/**
 * Search with FAISS. A {@code Flat} index is exact and gives what {@link ExactIndex} gives, ids and bits; others, such
 * as {@code IVF316,Flat} and {@code HNSW32}, are approximate: they may miss documents and return fewer than asked, and
 * compressing ones have approximate scores.
 *
 * <p>Keeps its vectors outside the Java heap. An exact search of 100,000 documents of 384 elements costs about 1.4 ms
 * a query on one core in batches of 256.
 */
public final class FaissIndex implements VectorIndex {
    private static final int QUERY_BLOCK = 256;
    private static final int ROWS_ADDED_AT_ONCE = 16_384;

    private final Index index;
    private final FaissSearch engine;
    private final int size;
    private final int threads;
    private final String description;
    private final StampedLock lock = new StampedLock();
    private boolean closed;

    private FaissIndex(Index index, FaissSearch engine, int threads) {
        this.index = index;
        this.engine = engine;
        this.size = Math.toIntExact(index.size());
        this.threads = threads;
        Faiss faiss = Faiss.loaded();
        this.description = "FAISS " + faiss.version() + " " + index.description() + ", compiled for "
            + faiss.compileOptions() + ", " + faiss.blas() + ", threads " + threads;
    }

    /**
     * Builds an index. Training uses all threads; vectors are added by one, so that an HNSW index is repeatable.
     *
     * @param factory FAISS' description of the index, such as {@code Flat}, {@code IVF316,Flat} or {@code HNSW32}
     * @param vectors row-major document vectors, at least {@code count * dimension} floats; copied
     * @param count the number of documents, at least 0
     * @param dimension elements in a vector, at least 1
     * @param params how hard an approximate search tries; its threads do not count
     * @param threads threads a search may use, at least 1; results do not depend on it
     * @throws IllegalArgumentException if a number is out of range, or a document has an element that is NaN or
     *     infinite, or is too long for its inner products to be finite
     * @throws dev.negbench.harness.jfaiss.FaissUnavailableException if FAISS cannot be used here
     * @throws dev.negbench.harness.jfaiss.FaissException if FAISS does not know the description or has too few vectors
     */
    public static FaissIndex of(String factory, float[] vectors, int count, int dimension, SearchParams params,
            int threads) {
        if (dimension < 1 || threads < 1) {
            throw new IllegalArgumentException(
                "dimension " + dimension + " and threads " + threads + ": both must be at least 1");
        }
        float norm = CheckedRows.largestSquaredNorm(vectors, count, dimension, "document");
        Index index = Index.create(factory, dimension);
        try {
            boolean trained = index.isTrained();
            int step = trained ? ROWS_ADDED_AT_ONCE : Math.max(1, count);
            try (VectorBlock block = VectorBlock.allocate(Math.min(step, count), dimension)) {
                for (int first = 0; first < count; first += step) {
                    int rows = Math.min(step, count - first);
                    block.write(0, vectors, first * dimension, rows);
                    if (!trained) {
                        index.train(block, threads);
                    }
                    index.add(block, rows, 1);
                }
            }
            return searching(index, norm, params, threads);
        } catch (RuntimeException | Error e) {
            index.close();
            throw e;
        }
    }

    /**
     * Opens an index that {@link #save} wrote.
     *
     * @throws dev.negbench.harness.jfaiss.FaissIoException if the file is missing, cut short or damaged
     * @throws dev.negbench.harness.jfaiss.FaissUnavailableException if FAISS cannot be used here
     */
    public static FaissIndex open(Path file, SearchParams params, int threads) {
        Index index = Index.read(file);
        try {
            return searching(index, index.isFlat() ? largestSquaredNorm(index) : 0, params, threads);
        } catch (RuntimeException | Error e) {
            index.close();
            throw e;
        }
    }

    /**
     * Writes the index to a file, which is at any moment either as it was before or complete.
     *
     * @throws dev.negbench.harness.jfaiss.FaissIoException if that fails
     */
    public void save(Path file) {
        long stamp = lockOpen();
        try {
            index.write(file);
        } finally {
            lock.unlockRead(stamp);
        }
    }

    private static FaissIndex searching(Index index, float largestSquaredNorm, SearchParams params, int threads) {
        FaissSearch engine = index.isFlat()
            ? new FaissFlatSearch(index, largestSquaredNorm)
            : new FaissApproximateSearch(index, params.withThreads(1));
        return new FaissIndex(index, engine, threads);
    }

    private static float largestSquaredNorm(Index index) {
        int size = Math.toIntExact(index.size());
        float[] row = new float[index.dimension()];
        float largest = 0;
        try (VectorBlock block = VectorBlock.allocate(1, index.dimension())) {
            for (int i = 0; i < size; i++) {
                index.reconstruct(i, block);
                block.read(0, row, 0, 1);
                largest = Math.max(largest, CheckedRows.largestSquaredNorm(row, 1, row.length, "document"));
            }
        }
        return largest;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int dimension() {
        return index.dimension();
    }

    @Override
    public boolean exact() {
        return engine instanceof FaissFlatSearch;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public void rankBand(float[] queries, int count, int from, int to, TopK out) {
        long stamp = lockOpen();
        try {
            Band band = Band.of(from, to, size);
            CheckedRows.largestSquaredNorm(queries, count, dimension(), "query");
            out.reset(count, band.width());
            if (band.width() > 0 && count > 0) {
                searchBlocks(queries, count, band, out);
            }
        } finally {
            lock.unlockRead(stamp);
        }
    }

    private void searchBlocks(float[] queries, int count, Band band, TopK out) {
        int block = Math.min(engine.affordableRows(band), Math.min(QUERY_BLOCK, (count + threads - 1) / threads));
        int blocks = (count + block - 1) / block;
        AtomicInteger next = new AtomicInteger();
        SearchThreads.run(Math.min(threads, blocks), part -> {
            for (int b = next.getAndIncrement(); b < blocks; b = next.getAndIncrement()) {
                int first = b * block;
                engine.search(queries, first, Math.min(block, count - first), band, out);
            }
        });
    }

    private long lockOpen() {
        long stamp = lock.readLock();
        if (closed) {
            lock.unlockRead(stamp);
            throw new IllegalStateException("the index is closed");
        }
        return stamp;
    }

    @Override
    public void close() {
        long stamp = lock.writeLock();
        try {
            closed = true;
            index.close();
        } finally {
            lock.unlockWrite(stamp);
        }
    }
}
