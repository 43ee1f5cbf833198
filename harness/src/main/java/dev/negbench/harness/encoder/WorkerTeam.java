package dev.negbench.harness.encoder;

import java.util.ArrayList;
import java.util.List;

/**
 * Threads that work on one task at a time together with their owner, without allocating. A task is cut into as many
 * parts as there are threads; what a part computes must not depend on how many there are.
 */
final class WorkerTeam implements AutoCloseable {
    /** Work that can be cut into parts. */
    @FunctionalInterface
    interface Task {
        /** Does part {@code part} of {@code parts}. */
        void run(int part, int parts);
    }

    private final List<Thread> workers = new ArrayList<>();
    private final Object monitor = new Object();
    private Task task;
    private long round;
    private int unfinished;
    private boolean closed;
    private Throwable failure;

    private WorkerTeam(int threads) {
        for (int part = 1; part < threads; part++) {
            int own = part;
            Thread worker = new Thread(() -> work(own, threads), "encoder-" + part);
            worker.setDaemon(true);
            workers.add(worker);
        }
    }

    /**
     * Starts a team.
     *
     * @param threads how many work, the owner among them
     * @throws IllegalArgumentException if {@code threads} is below 1
     */
    static WorkerTeam of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, was " + threads);
        }
        WorkerTeam team = new WorkerTeam(threads);
        team.workers.forEach(Thread::start);
        return team;
    }

    /** Runs all parts, part 0 in the calling thread, and returns when all are done. */
    void run(Task next) {
        int parts = workers.size() + 1;
        if (parts == 1) {
            next.run(0, 1);
            return;
        }
        synchronized (monitor) {
            task = next;
            unfinished = parts - 1;
            failure = null;
            round++;
            monitor.notifyAll();
        }
        try {
            next.run(0, parts);
        } finally {
            awaitOthers();
        }
        if (failure != null) {
            throw new IllegalStateException("an encoder thread failed", failure);
        }
    }

    private void awaitOthers() {
        boolean interrupted = false;
        synchronized (monitor) {
            while (unfinished > 0) {
                try {
                    monitor.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(int part, int parts) {
        long done = 0;
        while (true) {
            Task current;
            synchronized (monitor) {
                while (round == done && !closed) {
                    try {
                        monitor.wait();
                    } catch (InterruptedException e) {
                        // Only close() ends a worker: one that left early would keep its owner waiting for ever.
                        continue;
                    }
                }
                if (closed) {
                    return;
                }
                done = round;
                current = task;
            }
            Throwable thrown = null;
            try {
                current.run(part, parts);
            } catch (RuntimeException | Error e) {
                thrown = e;
            }
            synchronized (monitor) {
                failure = thrown != null ? thrown : failure;
                unfinished--;
                monitor.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        synchronized (monitor) {
            closed = true;
            monitor.notifyAll();
        }
    }
}
