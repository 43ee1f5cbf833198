package dev.negbench.harness.chat;

import dev.negbench.strategies.chat.ChatException;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks an endpoint over HTTP. What may pass (too many requests, a server's error, a broken connection, a reply that is
 * no JSON) is tried again up to {@value #RETRIES} times, each wait twice as long as the one before or as long as the
 * server asks for; everything else fails at once. Redirects are not followed, so the key goes to no other host. Safe
 * for use by several threads, which wait for their turn once as many requests are under way as the endpoint allows.
 */
public final class HttpChatModel implements ChatModel {
    /** Most retries of a request. */
    static final int RETRIES = 5;

    private static final long LONGEST_REPLY_BYTES = 8L << 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
    private static final int LONGEST_QUOTE = 200;

    private final ChatEndpoint endpoint;
    private final Optional<ApiKey> key;
    private final HttpClient client;
    private final Semaphore turns;
    private volatile String lengthMember = ChatJson.MAX_TOKENS;

    /**
     * @param endpoint where to ask
     * @param key sent with each request, if there is one
     */
    public HttpChatModel(ChatEndpoint endpoint, Optional<ApiKey> key) {
        this.endpoint = endpoint;
        this.key = key;
        // Small servers stumble over the offer to upgrade a plain connection to HTTP/2.
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(endpoint.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        turns = new Semaphore(endpoint.concurrency(), true);
    }

    @Override
    public ChatReply reply(ChatRequest request) {
        try {
            turns.acquire();
            try {
                return replyInTurn(request);
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChatException("interrupted while waiting for the chat model " + endpoint.model());
        }
    }

    private ChatReply replyInTurn(ChatRequest request) throws InterruptedException {
        Duration backoff = endpoint.firstBackoff();
        for (int attempt = 0; ; attempt++) {
            Answer answer = ask(request);
            if (answer.reply().isPresent()) {
                return clean(answer.reply().get());
            }
            if (!answer.mayPass() || attempt == RETRIES) {
                throw new ChatException(failure(answer, attempt + 1));
            }
            Thread.sleep(Math.max(answer.asked().toMillis(), withJitter(backoff)));
            backoff = backoff.multipliedBy(2);
        }
    }

    /** Keeps clients that failed together from coming back together. */
    private static long withJitter(Duration backoff) {
        long millis = backoff.toMillis();
        return millis + ThreadLocalRandom.current().nextLong(millis / 4 + 1);
    }

    /**
     * What came of one attempt.
     *
     * @param reply the reply, if it worked
     * @param problem what went wrong otherwise
     * @param mayPass whether to try again
     * @param asked how long the server asks to wait
     */
    private record Answer(Optional<ChatReply> reply, String problem, boolean mayPass, Duration asked) {
        static Answer problem(String problem, boolean mayPass) {
            return new Answer(Optional.empty(), problem, mayPass, Duration.ZERO);
        }
    }

    private Answer ask(ChatRequest request) throws InterruptedException {
        HttpRequest.Builder post = HttpRequest.newBuilder(endpoint.completions())
                .timeout(endpoint.requestTimeout())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        ChatJson.body(request, endpoint.model(), lengthMember)));
        key.ifPresent(present -> post.header("Authorization", present.header()));
        // The request's own timeout ends with the reply's headers; this one holds for the body, too.
        CompletableFuture<HttpResponse<String>> exchange =
                client.sendAsync(post.build(), head -> new LimitedBody(LONGEST_REPLY_BYTES));
        try {
            return answer(exchange.get(endpoint.requestTimeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Answer.problem("no reply within " + endpoint.requestTimeout().toMillis() + " ms", true);
        } catch (ExecutionException e) {
            return failed(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private Answer failed(Throwable cause) {
        for (Throwable at = cause; at != null; at = at.getCause()) {
            if (at instanceof LimitedBody.TooLongException) {
                return Answer.problem(at.getMessage(), false);
            }
        }
        if (cause instanceof IOException) {
            String said = cause.getMessage() == null ? "" : ": " + cause.getMessage();
            return Answer.problem(cause.getClass().getSimpleName() + quoted(said), true);
        }
        throw new IllegalStateException(cause);
    }

    private Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 200) {
            try {
                return new Answer(Optional.of(ChatJson.reply(response.body())), "", false, Duration.ZERO);
            } catch (ChatJson.MalformedReplyException e) {
                return Answer.problem("malformed reply, " + e.getMessage(), true);
            }
        }
        if (status == 401 || status == 403) {
            // Such replies like to repeat the key, masked in ways that cannot be foreseen.
            return Answer.problem(
                    "status " + status + ", access denied; check the key in " + ApiKey.VARIABLE, false);
        }
        if (status == 429 || status == 408 || status >= 500) {
            Duration wait = RetryAfter.of(response.headers());
            return wait.compareTo(LONGEST_WAIT) > 0
                    ? Answer.problem("status " + status + ", asks to wait " + wait.toSeconds() + " s", false)
                    : new Answer(Optional.empty(), "status " + status + said(response), true, wait);
        }
        if (status == 400
                && lengthMember.equals(ChatJson.MAX_TOKENS)
                && response.body().contains(ChatJson.MAX_COMPLETION_TOKENS)) {
            lengthMember = ChatJson.MAX_COMPLETION_TOKENS;
            return Answer.problem("status 400" + said(response), true);
        }
        return Answer.problem("status " + status + said(response), false);
    }

    private String said(HttpResponse<String> response) {
        return ChatJson.error(response.body()).map(text -> quoted(": " + text)).orElse("");
    }

    /** Returns a server's words fit for a message: without the key, without control characters, cut. */
    private String quoted(String text) {
        String clean = redact(text).replaceAll("\\p{Cntrl}+", " ");
        return clean.length() <= LONGEST_QUOTE ? clean : clean.substring(0, LONGEST_QUOTE) + "...";
    }

    private String redact(String text) {
        return key.map(present -> present.redact(text)).orElse(text);
    }

    private ChatReply clean(ChatReply reply) {
        Map<String, Double> tokens = new LinkedHashMap<>();
        reply.firstTokenLogProbabilities().forEach((token, value) -> tokens.putIfAbsent(redact(token), value));
        return new ChatReply(redact(reply.model()), redact(reply.text()), reply.finish(), reply.usage(), tokens);
    }

    private String failure(Answer answer, int attempts) {
        return "chat model " + endpoint.model() + " at " + endpoint.completions() + " gave no reply in " + attempts
                + (attempts == 1 ? " attempt: " : " attempts: ") + answer.problem()
                + "; replies had until now are kept, run the same command again to go on";
    }

    @Override
    public String toString() {
        return endpoint.model() + " at " + endpoint.completions();
    }
}
