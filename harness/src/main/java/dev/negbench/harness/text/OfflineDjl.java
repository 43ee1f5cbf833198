package dev.negbench.harness.text;

/** Settings of the tokenizer library that it reads once, from the environment or, failing that, system properties. */
final class OfflineDjl {
    private OfflineDjl() {}

    /**
     * Forbids the library every connection, telemetry included, and has it unpack its native part into the cache
     * folder. What the user has set stays. To be called before the first class of the library is touched.
     */
    static void configure() {
        setDefault("ai.djl.offline", "true");
        setDefault("OPT_OUT_TRACKING", "true");
        // On a machine with a GPU it would otherwise look for a build of that flavour, which the jar does not hold.
        setDefault("RUST_FLAVOR", "cpu");
        String folder = CacheFolder.standard().root().resolve("djl").toString();
        setDefault("DJL_CACHE_DIR", folder);
        setDefault("ENGINE_CACHE_DIR", folder);
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
