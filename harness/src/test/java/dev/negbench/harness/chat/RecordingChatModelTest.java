package dev.negbench.harness.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.chat.ChatException;
import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingChatModelTest {
    private static final String MODEL = "m";

    @TempDir
    private Path directory;

    private final AtomicInteger calls = new AtomicInteger();

    private ChatReply echo(ChatRequest request) {
        calls.incrementAndGet();
        Map<String, Double> tokens = new LinkedHashMap<>();
        tokens.put("No", -0.25);
        tokens.put("A", -1.0 / 3);
        return new ChatReply(
                "served", "re: " + request.messages().get(0).content(), ChatReply.Finish.LENGTH,
                new ChatReply.Usage(5, 9), tokens);
    }

    private static ChatRequest request(String text) {
        return ChatRequest.of(16, ChatMessage.user(text));
    }

    private RecordingChatModel recording(ChatModel beneath, int concurrency) {
        return RecordingChatModel.recording(beneath, MODEL, concurrency, directory, progress -> {});
    }

    private RecordingChatModel replaying() {
        return RecordingChatModel.replaying(MODEL, directory, progress -> {});
    }

    @Test
    void asksOnceAndRepeatsTheReplyExactlyWithoutAModel() {
        ChatReply first;
        try (RecordingChatModel model = recording(this::echo, 2)) {
            first = model.reply(request("caf\u00e9 \ud83d\ude00"));
            assertEquals(first, model.reply(request("caf\u00e9 \ud83d\ude00")));
            assertEquals(new RecordingChatModel.Progress(1, 1), model.progress());
        }
        try (RecordingChatModel replay = replaying()) {
            ChatReply again = replay.reply(request("caf\u00e9 \ud83d\ude00"));
            assertEquals(first, again);
            assertEquals(
                    List.copyOf(first.firstTokenLogProbabilities().keySet()),
                    List.copyOf(again.firstTokenLogProbabilities().keySet()));
            ChatException missing = assertThrows(ChatException.class, () -> replay.reply(request("other")));
            assertTrue(missing.getMessage().contains("--chat-replay"), missing::getMessage);
        }
        try (RecordingChatModel model = recording(this::echo, 2)) {
            model.reply(request("caf\u00e9 \ud83d\ude00"));
            assertEquals(1, calls.get());
        }
    }

    /** Everything that may change a reply changes the key; the configured model named outright does not. */
    @Test
    void theKeyIsOfModelMessagesAndParameters() {
        ChatRequest base = request("q");
        List<ChatRequest> different = List.of(
                base,
                base.withModel("other"),
                base.withTemperature(0.5),
                base.withTopP(0.5),
                base.withMaxTokens(17),
                base.withSeed(1),
                base.withSeed(2),
                base.withStop("x"),
                base.withTopLogProbabilities(2),
                ChatRequest.of(16, ChatMessage.system("q")),
                ChatRequest.of(16, ChatMessage.user("q"), ChatMessage.assistant("a")));
        Set<String> keys = new TreeSet<>();
        different.forEach(request -> keys.add(ChatJson.key(request, MODEL)));
        assertEquals(different.size(), keys.size());
        assertEquals(ChatJson.key(base, MODEL), ChatJson.key(base.withModel(MODEL), "another"));
        assertNotEquals(ChatJson.key(base, MODEL), ChatJson.key(base, "another"));
        assertEquals(
                "f68d75fd939f4ee2a725f577fd18e12b645b138999c5dab855dd65a36826bcce",
                ChatJson.key(base, MODEL),
                "another key would make every record of earlier versions useless");
    }

    @Test
    void cutsATornLastLineAndRefusesADamagedOne() throws IOException {
        try (RecordingChatModel model = recording(this::echo, 1)) {
            model.reply(request("one"));
            model.reply(request("two"));
        }
        Path file = directory.resolve("replies.jsonl");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, "{\"schema\":1,\"sha2".getBytes(), StandardOpenOption.APPEND);
        try (RecordingChatModel model = recording(this::echo, 1)) {
            assertEquals("re: two", model.reply(request("two")).text());
            assertEquals(2, calls.get());
        }
        assertEquals(whole.length, Files.size(file));
        Files.writeString(file, Files.readString(file).replace("re: one", "re: 0ne"));
        ChatException damaged = assertThrows(ChatException.class, () -> recording(this::echo, 1));
        assertTrue(damaged.getMessage().contains("replies.jsonl:1: checksum"), damaged::getMessage);
        assertTrue(damaged.getMessage().contains("--chat-cache"), damaged::getMessage);
    }

    @Test
    void oneProcessWritesAtATime() {
        try (RecordingChatModel model = recording(this::echo, 1)) {
            model.reply(request("one"));
            assertThrows(ChatException.class, () -> recording(this::echo, 1));
            try (RecordingChatModel reader = replaying()) {
                assertEquals("re: one", reader.reply(request("one")).text(), "reading needs no lock");
            }
        }
        recording(this::echo, 1).close();
    }

    @Test
    void equalRequestsAtTheSameTimeAreAskedOnce() throws InterruptedException {
        CountDownLatch several = new CountDownLatch(1);
        ChatModel slow = request -> {
            calls.incrementAndGet();
            several.countDown();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return ChatReply.of(MODEL, "slow");
        };
        try (RecordingChatModel model = recording(slow, 4)) {
            Thread other = new Thread(() -> model.reply(request("same")));
            other.start();
            several.await();
            List<ChatReply> replies =
                    model.replies(IntStream.range(0, 6).mapToObj(i -> request("same")).toList());
            other.join();
            assertEquals(6, replies.size());
            assertEquals(1, calls.get());
        }
    }

    /** Replies stay in the order of requests; no more requests are under way than allowed, across both layers. */
    @Test
    void keepsToTheConcurrencyAndTheOrder() {
        try (ChatServer server = new ChatServer((exchange, number, body) -> {
            try {
                Thread.sleep(number % 3 * 10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ChatServer.send(exchange, 200, ChatServer.saying(body.replaceAll(".*\"content\":\"(\\d+)\".*", "$1")));
        })) {
            ChatEndpoint endpoint = ChatEndpoint.of(server.url(), MODEL, Duration.ofSeconds(20), 3, false);
            HttpChatModel http = new HttpChatModel(endpoint, ApiKey.of(null));
            try (RecordingChatModel model = recording(http, 6)) {
                List<String> numbers = IntStream.range(0, 40).mapToObj(Integer::toString).toList();
                List<ChatReply> replies =
                        model.replies(numbers.stream().map(RecordingChatModelTest::request).toList());
                assertEquals(numbers, replies.stream().map(ChatReply::text).toList());
            }
            assertTrue(server.mostAtOnce.get() <= 3, () -> "at once: " + server.mostAtOnce.get());
            assertTrue(server.mostAtOnce.get() > 1, "one at a time is no concurrency");
        }
    }

    @Test
    void beginsNothingNewAfterAFailureAndKeepsWhatItHas() {
        ChatModel failing = request -> {
            if (calls.incrementAndGet() == 3) {
                throw new ChatException("no more");
            }
            return ChatReply.of(MODEL, "fine");
        };
        List<ChatRequest> requests = new ArrayList<>();
        IntStream.range(0, 200).forEach(i -> requests.add(request("q" + i)));
        try (RecordingChatModel model = recording(failing, 1)) {
            ChatException failure = assertThrows(ChatException.class, () -> model.replies(requests));
            assertEquals("no more", failure.getMessage());
        }
        assertEquals(3, calls.get());
        try (RecordingChatModel model = recording(failing, 1)) {
            assertEquals(200, model.replies(requests).size());
        }
        assertEquals(3 + 198, calls.get(), "the two replies before the failure were kept");
    }
}
