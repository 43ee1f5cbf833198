package dev.negbench.harness.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.negbench.reports.journal.CanonicalJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A chat endpoint on this machine that behaves as a test wants it to. */
public final class ChatServer implements AutoCloseable {
    /** Bodies of the requests that came, in order. */
    public final List<String> bodies = new CopyOnWriteArrayList<>();

    /** Authorization headers of the requests that came; "none" where there was none. */
    public final List<String> authorizations = new CopyOnWriteArrayList<>();

    /** Most requests that were under way at a time. */
    public final AtomicInteger mostAtOnce = new AtomicInteger();

    private final AtomicInteger atOnce = new AtomicInteger();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Answers one request. */
    @FunctionalInterface
    public interface Behaviour {
        /** @param number how many requests came before */
        void answer(HttpExchange exchange, int number, String body) throws IOException;
    }

    /** Starts the server on a free port. */
    public ChatServer(Behaviour behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", exchange -> {
            mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String authorization = exchange.getRequestHeaders().getFirst("Authorization");
                int number;
                synchronized (this) {
                    number = bodies.size();
                    bodies.add(body);
                    authorizations.add(authorization == null ? "none" : authorization);
                }
                behaviour.answer(exchange, number, body);
            } finally {
                atOnce.decrementAndGet();
            }
        });
        server.start();
    }

    /** Returns the base address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
    }

    /** Sends a reply whole. */
    public static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** Returns the body of a reply that says {@code text}. */
    public static String saying(String text) {
        return CanonicalJson.text(Map.of(
                "id", "1",
                "model", "served-model",
                "choices",
                        List.of(Map.of(
                                "index", 0,
                                "finish_reason", "stop",
                                "message", Map.of("role", "assistant", "content", text))),
                "usage", Map.of("prompt_tokens", 11, "completion_tokens", 7, "total_tokens", 18)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
