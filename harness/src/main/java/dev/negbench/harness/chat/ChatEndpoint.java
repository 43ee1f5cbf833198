package dev.negbench.harness.chat;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;

/**
 * Where chat requests go, and how patiently.
 *
 * @param completions the address that requests are posted to
 * @param model the model that answers where a request names none
 * @param connectTimeout longest wait for a connection
 * @param requestTimeout longest wait for a whole reply, connection included
 * @param concurrency most requests at a time, at least 1
 * @param firstBackoff wait before the first retry; doubled for each further one
 */
public record ChatEndpoint(
        URI completions,
        String model,
        Duration connectTimeout,
        Duration requestTimeout,
        int concurrency,
        Duration firstBackoff) {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_BACKOFF = Duration.ofSeconds(1);

    /**
     * Describes an endpoint.
     *
     * @param base base address of an OpenAI-compatible interface, such as {@code https://host/v1}
     * @param model the model's name there
     * @param requestTimeout longest wait for a whole reply
     * @param concurrency most requests at a time, at least 1
     * @param plainHttpAllowed whether {@code http} is allowed to a host other than this machine; key and texts then
     *     travel readable
     * @throws IllegalArgumentException if something of it cannot be; the message says what
     */
    public static ChatEndpoint of(
            String base, String model, Duration requestTimeout, int concurrency, boolean plainHttpAllowed) {
        if (model.isBlank()) {
            throw new IllegalArgumentException("the chat model has no name; give the one the endpoint knows it by");
        }
        if (concurrency < 1 || requestTimeout.isNegative() || requestTimeout.isZero()) {
            throw new IllegalArgumentException("chat requests need a timeout above 0 and a concurrency of at least 1, "
                    + "were " + requestTimeout.toSeconds() + " s and " + concurrency);
        }
        return new ChatEndpoint(
                completions(base, plainHttpAllowed),
                model,
                CONNECT_TIMEOUT,
                requestTimeout,
                concurrency,
                FIRST_BACKOFF);
    }

    private static URI completions(String base, boolean plainHttpAllowed) {
        URI uri;
        try {
            uri = new URI(base.strip().replaceAll("/+$", "") + "/chat/completions");
        } catch (URISyntaxException e) {
            // Not the exception's own words, which repeat the text: it may hold a password.
            throw new IllegalArgumentException("the chat address is malformed; write for example https://host/v1");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException(
                    "the chat address must begin with https:// (or http:// on this machine); write for example"
                            + " https://host/v1");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("the chat address must have no user, query or fragment; a key belongs"
                    + " into the environment variable " + ApiKey.VARIABLE);
        }
        if (scheme.equals("http") && !plainHttpAllowed && !isThisMachine(uri.getHost())) {
            throw new IllegalArgumentException("the chat address " + uri.getHost() + " would be reached by plain http,"
                    + " key and texts readable on the way; use https, or allow it with --chat-allow-http");
        }
        return uri;
    }

    private static boolean isThisMachine(String host) {
        // Only literal addresses and localhost: a name server's answer must not decide where a key goes.
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        if (!host.matches("[0-9.]+|\\[[0-9a-fA-F:.]+]")) {
            return false;
        }
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
