package dev.negbench.harness.jfaiss;

/** FAISS, or this binding of it, refused or failed. */
public class FaissException extends RuntimeException {
    private static final int UNTRAINED = 2;
    private static final int IO = 3;
    private static final int OUT_OF_MEMORY = 4;

    FaissException(String message) {
        super(message);
    }

    FaissException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Throws what a native function's code stands for; the message is fetched from the native side. */
    static void check(int code) {
        if (code != 0) {
            throw of(code);
        }
    }

    /** Returns the address that a native function returned, or throws what its negated code stands for. */
    static long checkAddress(long addressOrCode) {
        if (addressOrCode <= 0) {
            throw of((int) -addressOrCode);
        }
        return addressOrCode;
    }

    private static FaissException of(int code) {
        String message = FaissNative.lastError();
        return switch (code) {
            case UNTRAINED -> new FaissUntrainedException(message);
            case IO -> new FaissIoException(message);
            case OUT_OF_MEMORY -> new FaissOutOfMemoryException(message);
            default -> new FaissException(message);
        };
    }
}
