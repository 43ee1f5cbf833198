package dev.negbench.datasets.acquire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that answers each request for a path in the way told, the last way over and over. */
final class FaultyServer implements AutoCloseable {
    /** One way to answer. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());

    FaultyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Says how the requests for a path are answered, in turn. */
    URI at(String path, Answer... inTurn) {
        answers.put(path, new ArrayDeque<>(List.of(inTurn)));
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Returns the requests so far: path, then the Range and If-Range headers as far as there are any. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        StringBuilder request = new StringBuilder(path);
        for (String header : List.of("Range", "If-Range")) {
            String value = exchange.getRequestHeaders().getFirst(header);
            request.append(value == null ? "" : " " + value);
        }
        requests.add(request.toString());
        Deque<Answer> inTurn = answers.get(path);
        if (inTurn == null) {
            status(404).to(exchange);
            return;
        }
        Answer next;
        synchronized (inTurn) {
            next = inTurn.size() > 1 ? inTurn.poll() : inTurn.peek();
        }
        try {
            next.to(exchange);
        } catch (IOException gone) {
            // The client hung up, or the answer was cut on purpose.
        } finally {
            exchange.close();
        }
    }

    /** Answers with nothing but a status and headers. */
    static Answer status(int status, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    /** Answers as a good server does: ranges of the version asked for, everything otherwise. */
    static Answer good(byte[] content, String tag) {
        return exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            String ifRange = exchange.getRequestHeaders().getFirst("If-Range");
            set(exchange, "ETag", tag);
            if (range != null && tag.equals(ifRange)) {
                int from = Integer.parseInt(range.replaceAll("\\D", ""));
                part(content, from, from).to(exchange);
            } else {
                whole(content).to(exchange);
            }
        };
    }

    /** Answers with everything, whatever was asked for. */
    static Answer whole(byte[] content, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(200, content.length);
            write(exchange, content, 0, content.length);
        };
    }

    /** Answers with a part from one byte on, and says that it starts at another. */
    static Answer part(byte[] content, int from, int saidFrom, String... headers) {
        return exchange -> {
            set(exchange, headers);
            int last = content.length - 1;
            set(exchange, "Content-Range", "bytes " + saidFrom + "-" + last + "/" + content.length);
            exchange.sendResponseHeaders(206, content.length - from);
            write(exchange, content, from, content.length - from);
        };
    }

    /** Announces everything, sends some and hangs up. */
    static Answer cut(byte[] content, int sent, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(200, content.length);
            write(exchange, content, 0, sent);
        };
    }

    /** Announces no length and ends in good order after some bytes, complete or not. */
    static Answer unannounced(byte[] content, int sent, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(200, 0);
            write(exchange, content, 0, sent);
        };
    }

    /** Sends some bytes and then nothing for a while. */
    static Answer stalling(byte[] content, int sent, long millis, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(200, content.length);
            OutputStream out = exchange.getResponseBody();
            out.write(content, 0, sent);
            out.flush();
            try {
                Thread.sleep(millis);
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Sends in small portions with pauses. */
    static Answer slow(byte[] content, int portion, long pauseMillis, String... headers) {
        return exchange -> {
            set(exchange, headers);
            exchange.sendResponseHeaders(200, content.length);
            OutputStream out = exchange.getResponseBody();
            for (int from = 0; from < content.length; from += portion) {
                out.write(content, from, Math.min(portion, content.length - from));
                out.flush();
                try {
                    Thread.sleep(pauseMillis);
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            }
        };
    }

    private static void write(HttpExchange exchange, byte[] content, int from, int length) throws IOException {
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(Arrays.copyOfRange(content, from, from + length));
            out.flush();
        }
    }

    private static void set(HttpExchange exchange, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
