package dev.negbench.harness.jfaiss;

import java.nio.file.Path;

/**
 * The FAISS library that is loaded. The first use loads it.
 *
 * @param version the version of FAISS, such as 1.7.3
 * @param compileOptions what FAISS itself was compiled for, such as {@code AVX2}; {@code OPTIMIZE} alone means SSE
 * @param blas name, version and options of the BLAS below it, and the processor core that it chose its kernels for
 * @param library the file of the binding
 */
public record Faiss(String version, String compileOptions, String blas, Path library) {
    /** Tells whether FAISS can be used here. */
    public static boolean available() {
        return unavailability().isEmpty();
    }

    /** Returns why FAISS cannot be used here and what would help, or an empty string if it can. */
    public static String unavailability() {
        try {
            NativeLibrary.load();
            return "";
        } catch (FaissUnavailableException e) {
            return e.getMessage();
        }
    }

    /**
     * Returns what is loaded.
     *
     * @throws FaissUnavailableException if FAISS cannot be used here
     */
    public static Faiss loaded() {
        Path library = NativeLibrary.load();
        return new Faiss(FaissNative.version(), FaissNative.compileOptions().strip(), FaissNative.blas().strip(),
            library);
    }
}
