package dev.negbench.datasets.acquire;

import java.time.Duration;

/**
 * How patient a transfer is.
 *
 * @param connectTimeout until a server must have accepted the connection, and again until it must have answered
 * @param stallTimeout how long a server may send nothing in the middle of a file
 * @param attempts attempts in a row that bring no new byte before the transfer is given up, at least 1
 * @param firstPause the pause before the second attempt; it doubles from then on
 * @param longestPause the longest pause, also where a server asks for a longer one
 */
record TransferSettings(
        Duration connectTimeout, Duration stallTimeout, int attempts, Duration firstPause, Duration longestPause) {
    /** For servers far away: gives up after about a minute without a byte. */
    static final TransferSettings STANDARD = new TransferSettings(
            Duration.ofSeconds(20), Duration.ofSeconds(60), 5, Duration.ofSeconds(1), Duration.ofSeconds(30));

    /**
     * Returns how long to pause.
     *
     * @param failures attempts that failed in a row, at least 1
     */
    Duration pause(int failures) {
        Duration pause = firstPause.multipliedBy(1L << Math.min(failures - 1, 16));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
