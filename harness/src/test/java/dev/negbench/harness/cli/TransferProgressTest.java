package dev.negbench.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferProgressTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong now = new AtomicLong();
    private final TransferProgress progress =
            new TransferProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), false, now::get);

    @Test
    void aLineEveryFewSecondsSaysHowFarHowFastAndHowLong() {
        progress.started("downloading a.zip", 1_000_000, 11_000_000);
        for (int second = 1; second <= 10; second++) {
            now.set(second * SECOND);
            progress.advanced(1_000_000 + second * 500_000L);
        }
        progress.ended();
        assertEquals(
                List.of(
                        "going on at 1.0 MB",
                        "downloading a.zip: 3.5 MB of 11 MB (32 %), 500 kB/s, 15 s left",
                        "downloading a.zip: 6.0 MB of 11 MB (55 %), 500 kB/s, 10 s left"),
                lines());
    }

    @Test
    void withoutATotalThereIsNoEnd() {
        progress.started("unpacking a.zip", 0, -1);
        now.set(6 * SECOND);
        progress.advanced(12_000_000);
        progress.notice("something");
        assertEquals(List.of("unpacking a.zip: 12 MB, 2.0 MB/s", "something"), lines());
    }

    @Test
    void whatIsQuickSaysNothing() {
        progress.started("checking a", 0, 100);
        now.set(SECOND);
        progress.advanced(100);
        progress.ended();
        assertEquals(List.of(), lines());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 B", "999, 999 B", "1000, 1.0 kB", "9949, 9.9 kB", "9950, 10 kB", "999499, 999 kB", "999500, 1.0 MB",
        "2816079, 2.8 MB", "5343728040, 5.3 GB", "9223372036854775807, 9223372 TB"
    })
    void bytesAreWrittenForPeople(long count, String text) {
        assertEquals(text, ByteCount.text(count));
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
