package dev.negbench.harness.search;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Runs the parts of one search side by side on daemon threads that end when idle. */
final class SearchThreads {
    private static final ExecutorService POOL = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "negbench-search");
        thread.setDaemon(true);
        return thread;
    });

    private SearchThreads() {
    }

    /** Calls {@code part} with 0 to {@code parts - 1}, 0 on the calling thread, and returns when all have ended. */
    static void run(int parts, IntConsumer part) {
        List<Future<?>> others = new ArrayList<>(parts);
        for (int p = 1; p < parts; p++) {
            int index = p;
            others.add(POOL.submit(() -> part.accept(index)));
        }
        Throwable failure = null;
        try {
            part.accept(0);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        boolean interrupted = false;
        for (int i = 0; i < others.size();) {
            try {
                others.get(i).get();
                i++;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
                i++;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure instanceof Error) {
            throw (Error) failure;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }
}
