package dev.negbench.harness.chat;

import java.util.Optional;

/**
 * The key of an endpoint. It prints as nothing, and {@link #redact} takes it out of whatever a server sends back.
 */
public final class ApiKey {
    /** The environment variable it is read from. */
    public static final String VARIABLE = "NEGBENCH_CHAT_KEY";

    private static final int SHORTEST = 8;
    private static final String REDACTED = "[key]";

    private final String value;

    private ApiKey(String value) {
        this.value = value;
    }

    /**
     * Takes a key.
     *
     * @param text what the environment holds, or null
     * @return nothing if there is no text
     * @throws IllegalArgumentException if it cannot be a key; the message does not show it
     */
    public static Optional<ApiKey> of(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        String key = text.strip();
        if (key.length() < SHORTEST || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(VARIABLE + " must hold a key of at least " + SHORTEST
                    + " visible ASCII characters; unset it for a server that needs no key");
        }
        return Optional.of(new ApiKey(key));
    }

    /** Returns the value of the request's Authorization header. */
    String header() {
        return "Bearer " + value;
    }

    /**
     * Returns the text without the key: every stretch that is {@value #SHORTEST} or more characters of it in a row is
     * replaced, so that a key cut short is not shown either. O(text · key).
     */
    public String redact(String text) {
        StringBuilder clean = null;
        int copied = 0;
        for (int at = 0; at + SHORTEST <= text.length(); ) {
            int length = longestPartAt(text, at);
            if (length == 0) {
                at++;
                continue;
            }
            clean = clean == null ? new StringBuilder() : clean;
            clean.append(text, copied, at).append(REDACTED);
            at += length;
            copied = at;
        }
        return clean == null ? text : clean.append(text, copied, text.length()).toString();
    }

    private int longestPartAt(String text, int at) {
        int longest = 0;
        for (int from = 0; from + SHORTEST <= value.length(); from++) {
            int length = 0;
            while (from + length < value.length()
                    && at + length < text.length()
                    && value.charAt(from + length) == text.charAt(at + length)) {
                length++;
            }
            longest = Math.max(longest, length);
        }
        return longest >= SHORTEST ? longest : 0;
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
