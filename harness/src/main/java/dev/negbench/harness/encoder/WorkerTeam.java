package dev.negbench.harness.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads that work on one task at a time together with their owner, without allocating. A task is cut into units that
 * the threads take one by one, so that a thread whose units are slow gets fewer; what a unit computes must not depend
 * on who takes it.
 *
 * <p>Between tasks a thread spins for {@value #SPIN_NANOS} ns before it sleeps: the passes of a training step are tens
 * of microseconds apart, and waking a thread takes as long as such a pass.
 */
final class WorkerTeam implements AutoCloseable {
    private static final long SPIN_NANOS = 50_000;
    private static final int SPINS_A_LOOK = 8;

    /** Work that is cut into units. */
    @FunctionalInterface
    interface Task {
        /** Does unit {@code unit}; {@code worker}, below the number of threads, does nothing else meanwhile. */
        void run(int worker, int unit);
    }

    private final List<Thread> workers = new ArrayList<>();
    private final Object monitor = new Object();
    private final AtomicInteger nextUnit = new AtomicInteger();
    private final AtomicInteger unfinished = new AtomicInteger();
    private final long spinNanos;
    private Task task;
    private int units;
    private volatile long round;
    private volatile int sleepers;
    private volatile boolean closed;
    private volatile Throwable failure;

    private WorkerTeam(int threads) {
        spinNanos = threads <= Runtime.getRuntime().availableProcessors() ? SPIN_NANOS : 0;
        for (int worker = 1; worker < threads; worker++) {
            int own = worker;
            Thread thread = new Thread(() -> work(own), "encoder-" + worker);
            thread.setDaemon(true);
            workers.add(thread);
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

    /** Returns how many units of {@code each} cover {@code count}. */
    static int units(int count, int each) {
        return (count + each - 1) / each;
    }

    /**
     * Runs the units [0, count) and returns when all are done. What a unit throws is thrown here, after the others have
     * run; where several throw, one of them.
     */
    void run(int count, Task next) {
        if (workers.isEmpty()) {
            for (int unit = 0; unit < count; unit++) {
                next.run(0, unit);
            }
            return;
        }
        task = next;
        units = count;
        failure = null;
        nextUnit.set(0);
        unfinished.set(workers.size());
        // The volatile write publishes all of the above to whoever sees the new round.
        round = round + 1;
        wakeSleepers();
        takeUnits(0);
        awaitOthers();
        Throwable thrown = failure;
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown != null) {
            throw (RuntimeException) thrown;
        }
    }

    private void takeUnits(int worker) {
        Task current = task;
        int count = units;
        for (int unit = nextUnit.getAndIncrement(); unit < count; unit = nextUnit.getAndIncrement()) {
            try {
                current.run(worker, unit);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }

    private void work(int worker) {
        long done = 0;
        while (awaitRound(done)) {
            done++;
            takeUnits(worker);
            if (unfinished.decrementAndGet() == 0) {
                wakeSleepers();
            }
        }
    }

    /** Waits for the round after {@code done}; returns whether there is one. */
    private boolean awaitRound(long done) {
        long start = System.nanoTime();
        while (round == done && !closed && System.nanoTime() - start < spinNanos) {
            spin();
        }
        if (round == done && !closed) {
            synchronized (monitor) {
                sleepers++;
                while (round == done && !closed) {
                    try {
                        monitor.wait();
                    } catch (InterruptedException e) {
                        // Only close() ends a worker: one that left early would keep its owner waiting for ever.
                        continue;
                    }
                }
                sleepers--;
            }
        }
        return !closed;
    }

    private void awaitOthers() {
        long start = System.nanoTime();
        while (unfinished.get() > 0 && System.nanoTime() - start < spinNanos) {
            spin();
        }
        boolean interrupted = false;
        if (unfinished.get() > 0) {
            synchronized (monitor) {
                sleepers++;
                while (unfinished.get() > 0) {
                    try {
                        monitor.wait();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                sleepers--;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void spin() {
        for (int i = 0; i < SPINS_A_LOOK; i++) {
            Thread.onSpinWait();
        }
    }

    /** A sleeper counts itself before it looks for its reason to wake, so whoever made the reason sees it here. */
    private void wakeSleepers() {
        if (sleepers > 0) {
            synchronized (monitor) {
                monitor.notifyAll();
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        wakeSleepers();
    }
}
