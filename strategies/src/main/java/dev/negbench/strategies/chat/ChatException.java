package dev.negbench.strategies.chat;

/**
 * No reply was to be had, after whatever retries there are. The message names endpoint, cause and remedy, and never
 * holds a key or a prompt.
 */
public final class ChatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message what went wrong and what can be done about it */
    public ChatException(String message) {
        super(message);
    }

    /**
     * @param message what went wrong and what can be done about it
     * @param cause the failure beneath
     */
    public ChatException(String message, Throwable cause) {
        super(message, cause);
    }
}
