package dev.negbench.datasets.acquire;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Closes a stream that brings nothing for too long; a read that waits on it then ends. */
final class StallGuard implements AutoCloseable {
    private final InputStream in;
    private final long stallNanos;
    private final Thread watcher;
    private volatile long lastByteNanos = System.nanoTime();
    private volatile boolean stalled;

    private StallGuard(InputStream in, Duration stallTimeout) {
        this.in = in;
        stallNanos = stallTimeout.toNanos();
        watcher = new Thread(this::watch, "download-stall-guard");
        watcher.setDaemon(true);
    }

    static StallGuard over(InputStream in, Duration stallTimeout) {
        StallGuard guard = new StallGuard(in, stallTimeout);
        guard.watcher.start();
        return guard;
    }

    /** Says that something came. */
    void alive() {
        lastByteNanos = System.nanoTime();
    }

    boolean stalled() {
        return stalled;
    }

    private void watch() {
        try {
            while (true) {
                long waitedNanos = System.nanoTime() - lastByteNanos;
                if (waitedNanos >= stallNanos) {
                    stalled = true;
                    in.close();
                    return;
                }
                Thread.sleep((stallNanos - waitedNanos) / 1_000_000 + 1);
            }
        } catch (InterruptedException done) {
            // The transfer ended.
        } catch (IOException closed) {
            // Then the read has ended too.
        }
    }

    @Override
    public void close() {
        watcher.interrupt();
    }
}
