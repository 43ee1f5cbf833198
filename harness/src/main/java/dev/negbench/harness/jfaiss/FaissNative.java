package dev.negbench.harness.jfaiss;

/**
 * The native functions of {@code jfaiss.cpp}. Nothing is checked here: handles and addresses must be live, ranges must
 * lie inside the memory they name. An {@code int} result is a code for {@link FaissException#check}; a {@code long}
 * that is not positive is such a code negated. Callers make sure the library is loaded.
 */
final class FaissNative {
    private FaissNative() {
    }

    static native String lastError();

    static native String version();

    static native String compileOptions();

    static native String blas();

    static native long allocate(long bytes);

    static native void release(long address);

    static native void writeFloats(float[] source, int offset, int length, long address);

    static native void readFloats(long address, float[] target, int offset, int length);

    static native void readLongs(long address, long[] target, int offset, int length);

    static native long create(byte[] description, int dimension);

    static native void destroy(long handle);

    static native long size(long handle);

    static native int dimension(long handle);

    static native boolean trained(long handle);

    static native boolean isFlat(long handle);

    static native int train(long handle, long rows, long vectors, int threads);

    static native int add(long handle, long rows, long vectors, int threads);

    static native int search(long handle, int rows, long queries, int k, long scores, long labels, int nprobe,
            int efSearch, int threads);

    static native int scoreLabels(long handle, int rows, long queries, int k, long labels, long scores);

    static native int scoreRange(long handle, long query, long from, int count, long scores);

    static native int reconstruct(long handle, long from, long count, long vectors);

    static native int write(long handle, byte[] path);

    static native long read(byte[] path);

    static native int cluster(int dimension, long rows, long vectors, int k, int iterations, int seed,
            boolean spherical, long centroids, long objectives, int threads);
}
