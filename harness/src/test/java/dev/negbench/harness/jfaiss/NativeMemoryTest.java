package dev.negbench.harness.jfaiss;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class NativeMemoryTest extends FaissTestBase {
    private static final long PAGE_BYTES = 4096;
    private static final int VECTORS = 500;

    @Test
    void openingSearchingAndClosingDoesNotGrowTheProcess() throws IOException {
        Path statm = Path.of("/proc/self/statm");
        Assumptions.assumeTrue(Files.exists(statm), "no " + statm + " here");
        cycle(1500);
        long before = residentBytes(statm);
        cycle(3000);
        long growth = residentBytes(statm) - before;
        // Each cycle holds over 100 kB: leaking one in a hundred would show.
        assertTrue(growth < 5 << 20, "grew by " + growth + " bytes");
    }

    @Test
    void whatNobodyClosesIsFreedAndReported() throws InterruptedException {
        Logger logger = Logger.getLogger(NativeResource.class.getName());
        StringBuilder log = new StringBuilder();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord entry) {
                synchronized (log) {
                    log.append(entry.getMessage()).append(" | ").append(entry.getThrown().getStackTrace()[3]);
                }
            }

            @Override
            public void flush() {
                // nothing is buffered
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            forget();
            for (int attempt = 0; attempt < 100; attempt++) {
                System.gc();
                Thread.sleep(20);
                synchronized (log) {
                    if (log.length() > 0) {
                        assertTrue(log.toString().contains("a vector block was not closed"), log.toString());
                        assertTrue(log.toString().contains("VectorBlock.allocate"), log.toString());
                        return;
                    }
                }
            }
            fail("the forgotten block was not reported within 2 seconds");
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
    }

    @SuppressWarnings("resource")
    private static void forget() {
        VectorBlock.allocate(10, 10);
    }

    private static void cycle(int times) {
        float[] vectors = gaussian(1, VECTORS * 32);
        for (int i = 0; i < times; i++) {
            try (Index index = flat(vectors, VECTORS, 32);
                    VectorBlock queries = VectorBlock.copyOf(vectors, 0, 25, 32);
                    ResultBlock results = ResultBlock.allocate(25, 10)) {
                index.search(queries, 25, SearchParams.defaults(), results);
                index.rescore(queries, 25, results);
            }
        }
    }

    private static long residentBytes(Path statm) throws IOException {
        return Long.parseLong(Files.readString(statm).split(" ")[1]) * PAGE_BYTES;
    }
}
