package dev.negbench.reports.results;

import java.util.Map;

/**
 * The machine and software that produced results. Free of host names, user names and paths.
 *
 * @param negbench code version
 * @param java virtual machine, with version
 * @param os operating system and architecture
 * @param cpu processor name
 * @param cores processors available
 * @param maxHeapBytes largest heap the virtual machine may use
 * @param simd vector instructions in use, for example {@code 256 bit (Vector API)}
 * @param faiss FAISS version and BLAS, or why it is absent
 * @param libraries versions of the libraries that results depend on
 */
public record Environment(
        String negbench,
        String java,
        String os,
        String cpu,
        int cores,
        long maxHeapBytes,
        String simd,
        String faiss,
        Map<String, String> libraries) {}
