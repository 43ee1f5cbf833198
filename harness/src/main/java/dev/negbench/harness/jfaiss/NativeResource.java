package dev.negbench.harness.jfaiss;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.util.concurrent.locks.StampedLock;
import java.util.function.LongConsumer;

/**
 * Something in native memory. Whoever uses its address holds the lock for reading or writing, so that {@link #close}
 * waits for them; who comes later is refused.
 */
abstract class NativeResource implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();
    private static final System.Logger LOGGER = System.getLogger(NativeResource.class.getName());

    private final StampedLock lock = new StampedLock();
    private final Memory memory;
    private final Cleaner.Cleanable cleanable;

    /** Takes over an address; {@code free} must not refer to this object, or it would never be found unused. */
    NativeResource(String name, long address, LongConsumer free) {
        memory = new Memory(name, address, free);
        cleanable = CLEANER.register(this, memory);
    }

    /** Locks for a use that others may share, or throws if closed; pass the result to {@link #unlock}. */
    final long lockShared() {
        return refusedIfClosed(lock.readLock());
    }

    /** Locks for a use that excludes all others, or throws if closed; pass the result to {@link #unlock}. */
    final long lockAlone() {
        return refusedIfClosed(lock.writeLock());
    }

    final void unlock(long stamp) {
        lock.unlock(stamp);
        // Compiled code may have forgotten this object long ago, and the cleaner does not ask for the lock.
        Reference.reachabilityFence(this);
    }

    /** Returns the address. The caller holds a lock until it is done with it. */
    final long address() {
        return memory.address;
    }

    private long refusedIfClosed(long stamp) {
        if (memory.address == 0) {
            lock.unlock(stamp);
            throw new IllegalStateException("the " + memory.name + " is closed");
        }
        return stamp;
    }

    /** Frees the native memory. Waits for calls in progress; later ones fail. Closing again does nothing. */
    @Override
    public final void close() {
        long stamp = lock.writeLock();
        try {
            memory.closed = true;
            cleanable.clean();
        } finally {
            lock.unlock(stamp);
        }
    }

    /** What outlives the resource: enough to free it, and to say where it came from if nobody closed it. */
    private static final class Memory implements Runnable {
        private final String name;
        private final LongConsumer free;
        private final Throwable origin = new Throwable("made here");
        private long address;
        private boolean closed;

        Memory(String name, long address, LongConsumer free) {
            this.name = name;
            this.address = address;
            this.free = free;
        }

        @Override
        public void run() {
            if (!closed) {
                LOGGER.log(
                        System.Logger.Level.WARNING, "a " + name + " was not closed; the collector freed it", origin);
            }
            free.accept(address);
            address = 0;
        }
    }
}
