package dev.negbench.harness.cli;

import dev.negbench.harness.jfaiss.Faiss;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is known of FAISS on this machine, in one line and as fields. */
final class FaissDescription {
    private FaissDescription() {}

    /** Returns version and BLAS, or why there is no FAISS. */
    static String text() {
        if (!Faiss.available()) {
            return "absent: " + Faiss.unavailability();
        }
        Faiss faiss = Faiss.loaded();
        return faiss.version() + ", " + faiss.compileOptions() + ", BLAS " + faiss.blas();
    }

    /**
     * Returns the fields {@code available}, {@code version}, {@code blas}, {@code simd}, and {@code reason} if
     * absent.
     */
    static Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("available", Faiss.available());
        if (Faiss.available()) {
            fields.put("version", Faiss.loaded().version());
            fields.put("blas", Faiss.loaded().blas());
            fields.put("simd", Faiss.loaded().compileOptions());
        } else {
            fields.put("version", null);
            fields.put("blas", null);
            fields.put("simd", null);
            fields.put("reason", Faiss.unavailability());
        }
        return fields;
    }
}
