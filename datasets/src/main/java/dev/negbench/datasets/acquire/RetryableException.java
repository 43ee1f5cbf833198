package dev.negbench.datasets.acquire;

import java.io.IOException;
import java.time.Duration;

/** A failure that may be over in a moment. */
final class RetryableException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Duration askedPause;

    /**
     * @param askedPause how long the server asks to be left alone, zero if it does not say
     */
    RetryableException(String message, Duration askedPause) {
        super(message);
        this.askedPause = askedPause;
    }

    Duration askedPause() {
        return askedPause;
    }
}
