package dev.negbench.harness.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.strategies.chat.ChatException;
import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The client against a server on this machine that answers well, slowly, wrongly, in part, or not at all. */
class HttpChatModelTest {
    private static final String KEY = "sk-test-0123456789abcdef";
    private static final ChatRequest REQUEST =
            ChatRequest.of(64, ChatMessage.system("be brief"), ChatMessage.user("what is \"new\"?\n"));

    private static HttpChatModel model(ChatServer server) {
        return model(server, Duration.ofSeconds(20), 2);
    }

    private static HttpChatModel model(ChatServer server, Duration timeout, int concurrency) {
        ChatEndpoint patient = ChatEndpoint.of(server.url() + "/", "test-model", timeout, concurrency, false);
        ChatEndpoint endpoint = new ChatEndpoint(
                patient.completions(),
                patient.model(),
                patient.connectTimeout(),
                patient.requestTimeout(),
                concurrency,
                Duration.ofMillis(1));
        return new HttpChatModel(endpoint, ApiKey.of(KEY));
    }

    @Test
    void asksAsTheInterfaceWantsItAndReadsEverythingOfTheReply() throws Exception {
        String reply = "{\"model\":\"served\",\"choices\":[{\"message\":{\"content\":\"Yes, \\u00e9\"},"
                + "\"finish_reason\":\"length\",\"logprobs\":{\"content\":[{\"token\":\"Yes\",\"logprob\":-0.1,"
                + "\"top_logprobs\":[{\"token\":\"Yes\",\"logprob\":-0.1},{\"token\":\"No\",\"logprob\":-2.5}]}]}}],"
                + "\"usage\":{\"prompt_tokens\":5,\"completion_tokens\":3},\"unknown\":[1,{}]}";
        try (ChatServer server = new ChatServer((exchange, number, body) -> ChatServer.send(exchange, 200, reply))) {
            ChatReply got = model(server)
                    .reply(REQUEST.withModel("judge")
                            .withTemperature(0.1)
                            .withTopP(0.9)
                            .withSeed(7)
                            .withStop("\n\n")
                            .withTopLogProbabilities(2));
            assertEquals(
                    new ChatReply(
                            "served", "Yes, \u00e9", ChatReply.Finish.LENGTH, new ChatReply.Usage(5, 3),
                            Map.of("Yes", -0.1, "No", -2.5)),
                    got);
            assertEquals(List.of("Yes", "No"), List.copyOf(got.firstTokenLogProbabilities().keySet()));
            JsonNode sent = new ObjectMapper().readTree(server.bodies.get(0));
            assertEquals(
                    new ObjectMapper()
                            .readTree("{\"model\":\"judge\",\"temperature\":0.1,\"top_p\":0.9,\"max_tokens\":64,"
                                    + "\"seed\":7,\"stop\":[\"\\n\\n\"],\"logprobs\":true,\"top_logprobs\":2,\"n\":1,"
                                    + "\"messages\":[{\"role\":\"system\",\"content\":\"be brief\"},"
                                    + "{\"role\":\"user\",\"content\":\"what is \\\"new\\\"?\\n\"}]}"),
                    sent);
            assertEquals(List.of("Bearer " + KEY), server.authorizations);
        }
    }

    @Test
    void sendsNoHeaderWithoutAKeyAndTheConfiguredModelByDefault() {
        try (ChatServer server =
                new ChatServer((exchange, number, body) -> ChatServer.send(exchange, 200, ChatServer.saying("ok")))) {
            ChatEndpoint endpoint = ChatEndpoint.of(server.url(), "test-model", Duration.ofSeconds(20), 1, false);
            ChatReply reply = new HttpChatModel(endpoint, Optional.empty()).reply(REQUEST);
            assertEquals("ok", reply.text());
            assertEquals(new ChatReply.Usage(11, 7), reply.usage());
            assertEquals(List.of("none"), server.authorizations);
            assertTrue(server.bodies.get(0).contains("\"model\":\"test-model\""), server.bodies::toString);
        }
    }

    /** Each kind of trouble, twice, and then a good reply. */
    @Test
    void triesAgainWhereTroubleMayPass() {
        Map<String, ChatServer.Behaviour> troubles = Map.of(
                "429 with a wish",
                (exchange, number, body) -> {
                    exchange.getResponseHeaders().set("Retry-After", "0");
                    ChatServer.send(exchange, 429, "{\"error\":{\"message\":\"slow down\"}}");
                },
                "500",
                (exchange, number, body) -> ChatServer.send(exchange, 500, "oops"),
                "closed connection",
                (exchange, number, body) -> exchange.close(),
                "truncated body",
                (exchange, number, body) -> {
                    byte[] part = ChatServer.saying("half").substring(0, 40).getBytes();
                    exchange.sendResponseHeaders(200, part.length + 100L);
                    exchange.getResponseBody().write(part);
                    exchange.getResponseBody().flush();
                    exchange.close();
                },
                "no JSON",
                (exchange, number, body) -> ChatServer.send(exchange, 200, "<html>busy</html>"),
                "no choice",
                (exchange, number, body) -> ChatServer.send(exchange, 200, "{\"choices\":[]}"),
                "two documents",
                (exchange, number, body) -> ChatServer.send(exchange, 200, ChatServer.saying("a") + "{}"),
                "empty",
                (exchange, number, body) -> ChatServer.send(exchange, 200, ""));
        troubles.forEach((name, trouble) -> {
            try (ChatServer server = new ChatServer((exchange, number, body) -> {
                if (number < 2) {
                    trouble.answer(exchange, number, body);
                } else {
                    ChatServer.send(exchange, 200, ChatServer.saying("good"));
                }
            })) {
                assertEquals("good", model(server).reply(REQUEST).text(), name);
                assertEquals(3, server.bodies.size(), name);
            }
        });
    }

    @Test
    void givesUpAfterFiveRetriesAndSaysWhy() {
        try (ChatServer server = new ChatServer((exchange, number, body) ->
                ChatServer.send(exchange, 503, "{\"error\":{\"message\":\"over\\u0007loaded\"}}"))) {
            ChatException failure = assertThrows(ChatException.class, () -> model(server).reply(REQUEST));
            assertEquals(1 + HttpChatModel.RETRIES, server.bodies.size());
            assertTrue(failure.getMessage().contains("6 attempts: status 503: over loaded"), failure::getMessage);
            assertFalse(failure.getMessage().contains("what is"), "a prompt is nobody else's affair");
        }
    }

    @Test
    void failsAtOnceWhereNothingWillChange() {
        for (int status : new int[] {301, 400, 401, 403, 404, 422}) {
            try (ChatServer server =
                    new ChatServer((exchange, number, body) -> ChatServer.send(exchange, status, ""))) {
                ChatException failure = assertThrows(ChatException.class, () -> model(server).reply(REQUEST));
                assertEquals(1, server.bodies.size(), () -> "status " + status);
                assertTrue(failure.getMessage().contains("status " + status), failure::getMessage);
            }
        }
    }

    @Test
    void doesNotWaitAsLongAsAServerLikes() {
        try (ChatServer server = new ChatServer((exchange, number, body) -> {
            exchange.getResponseHeaders().set("Retry-After", "86400");
            ChatServer.send(exchange, 429, "");
        })) {
            ChatException failure = assertThrows(ChatException.class, () -> model(server).reply(REQUEST));
            assertEquals(1, server.bodies.size());
            assertTrue(failure.getMessage().contains("86400 s"), failure::getMessage);
        }
    }

    /** Slow to begin, and slow in the middle of the body, which the request's own timeout does not cover. */
    @Test
    void doesNotWaitForASlowReply() {
        try (ChatServer server = new ChatServer((exchange, number, body) -> {
            byte[] reply = ChatServer.saying("late").getBytes();
            if (number == 0) {
                pause(3000);
            } else if (number == 1) {
                exchange.sendResponseHeaders(200, reply.length);
                exchange.getResponseBody().write(reply, 0, 10);
                exchange.getResponseBody().flush();
                pause(3000);
            } else {
                ChatServer.send(exchange, 200, ChatServer.saying("in time"));
            }
        })) {
            long start = System.nanoTime();
            assertEquals("in time", model(server, Duration.ofMillis(400), 1).reply(REQUEST).text());
            assertTrue(System.nanoTime() - start < 3_000_000_000L, "took as long as the slow server");
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void readsNoEndlessReply() {
        try (ChatServer server = new ChatServer((exchange, number, body) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            for (int i = 0; i < 1000; i++) {
                exchange.getResponseBody().write(block);
            }
        })) {
            ChatException failure = assertThrows(ChatException.class, () -> model(server).reply(REQUEST));
            assertTrue(failure.getMessage().contains("longer than"), failure::getMessage);
            assertEquals(1, server.bodies.size());
        }
    }

    @Test
    void learnsHowAServerWantsTheLengthLimited() throws Exception {
        try (ChatServer server = new ChatServer((exchange, number, body) -> {
            if (body.contains("\"max_tokens\"")) {
                ChatServer.send(
                        exchange, 400, "{\"error\":{\"message\":\"use 'max_completion_tokens' instead\"}}");
            } else {
                ChatServer.send(exchange, 200, ChatServer.saying("ok"));
            }
        })) {
            HttpChatModel model = model(server);
            assertEquals("ok", model.reply(REQUEST).text());
            assertEquals("ok", model.reply(REQUEST.withSeed(2)).text());
            assertEquals(3, server.bodies.size(), "learnt once");
        }
    }

    /** A server may repeat the request's headers, in errors and in replies; nothing of the key may come through. */
    @Test
    void showsTheKeyNowhere() {
        String echo = "got Authorization: Bearer " + KEY + " and again " + KEY.substring(3, 20) + "...";
        for (int status : new int[] {200, 400, 401, 500}) {
            try (ChatServer server = new ChatServer((exchange, number, body) -> ChatServer.send(
                    exchange,
                    status,
                    status == 200 ? ChatServer.saying(echo) : "{\"error\":{\"message\":\"" + echo + "\"}}"))) {
                HttpChatModel model = model(server);
                StringWriter said = new StringWriter();
                try {
                    said.append(model.reply(REQUEST).toString());
                } catch (ChatException e) {
                    e.printStackTrace(new PrintWriter(said, true));
                }
                said.append(model.toString());
                assertHidesKey(said.toString());
                assertTrue(status == 401 || said.toString().contains("[key]"), said::toString);
            }
        }
        assertHidesKey(ApiKey.of(KEY).orElseThrow().toString());
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> ApiKey.of(KEY + " trailing\n" + KEY));
        assertHidesKey(refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> ApiKey.of("short"));
        assertEquals(Optional.empty(), ApiKey.of(" ").map(ApiKey::toString));
    }

    private static void assertHidesKey(String text) {
        for (int from = 0; from + 8 <= KEY.length(); from++) {
            String part = KEY.substring(from, from + 8);
            assertFalse(text.contains(part), () -> part + " shows in: " + text);
        }
    }

    @Test
    void sendsTextsAndKeyReadableToThisMachineOnly() {
        Duration timeout = Duration.ofSeconds(1);
        for (String url : List.of(
                "https://host.example/v1", "http://localhost:1/v1", "http://[::1]:80", "http://127.0.0.2")) {
            assertTrue(
                    ChatEndpoint.of(url, "m", timeout, 1, false).completions().getPath().endsWith("/chat/completions"));
        }
        for (String url : List.of(
                "http://host.example/v1", "http://10.0.0.1", "http://127.0.0.1.example/v1", "ftp://localhost",
                "https://user:secret@host.example", "https://host.example/v1?key=secret", "host/v1", "https://a b")) {
            IllegalArgumentException refused = assertThrows(
                    IllegalArgumentException.class, () -> ChatEndpoint.of(url, "m", timeout, 1, false), url);
            assertFalse(refused.getMessage().contains("secret"), refused::getMessage);
        }
        assertEquals(
                "host.example",
                ChatEndpoint.of("http://host.example/v1", "m", timeout, 1, true).completions().getHost());
    }
}
