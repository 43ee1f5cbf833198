package dev.negbench.strategies.llmhn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChatGeneratorTest {
    private static final Decoding DECODING = new Decoding("writer", 0.6, 0.95, 1024);

    private final List<ChatRequest> requests = new ArrayList<>();

    private ChatGenerator generator(boolean primed, String... answers) {
        return new ChatGenerator(
                request -> {
                    requests.add(request);
                    String text = answers[Math.min(requests.size(), answers.length) - 1];
                    return new ChatReply("m", text, ChatReply.Finish.STOP, new ChatReply.Usage(10, 5), Map.of());
                },
                DECODING,
                primed);
    }

    private String prompt(int request) {
        return requests.get(request).messages().get(1).content();
    }

    @Test
    void onlyTheSecondModeShowsThePositive() {
        ChatGenerator generator = generator(false, "Hard negative: a passage");
        assertEquals(
                List.of(Optional.of("a passage"), Optional.of("a passage")),
                generator.generate(List.of(Passages.task(false, 40, 0), Passages.task(true, 30, 0)), null));
        assertFalse(prompt(0).contains("quinine"), "the query alone");
        assertTrue(prompt(0).contains("<query>\n" + Passages.QUERY) && prompt(0).contains("about 40 words"), prompt(0));
        assertTrue(prompt(1).contains(Passages.ANSWER) && prompt(1).contains("about 30 words"), prompt(1));
        assertEquals(ChatMessage.Role.SYSTEM, requests.get(0).messages().get(0).role());
        assertEquals(Map.of("calls", 2L, "prompt tokens", 20L, "reply tokens", 10L), generator.counts());
    }

    @Test
    void decodesAsThePaperDoesAndSeedsTellAttemptsApart() {
        GenerationTask task = Passages.task(true, 30, 0);
        generator(false, "x").generate(List.of(task, task, task.again()), null);
        ChatRequest first = requests.get(0);
        assertEquals(0.6, first.temperature());
        assertEquals(OptionalDouble.of(0.95), first.topP());
        assertEquals(1024, first.maxTokens());
        assertEquals(Optional.of("writer"), first.model());
        assertEquals(first, requests.get(1), "the same task is the same question");
        assertNotEquals(first, requests.get(2));
        assertTrue(first.seed().orElseThrow() >= 0);
    }

    @Test
    void aPrimedModelGetsItsOwnDefinitionAndIsAskedForItOnce() {
        ChatGenerator generator = generator(true, "It looks right and is wrong.", "one", "two");
        generator.generate(List.of(Passages.task(false, 40, 0)), null);
        generator.generate(List.of(Passages.task(false, 40, 1)), null);
        assertEquals(3, requests.size());
        assertTrue(prompt(1).startsWith("It looks right and is wrong."), prompt(1));
        assertTrue(prompt(2).startsWith("It looks right and is wrong."), prompt(2));
        assertFalse(prompt(1).contains(GenerationPrompt.DEFINITION));
    }

    @Test
    void anAnswerWithoutAPassageIsNone() {
        assertEquals(
                List.of(Optional.empty()),
                generator(false, "<think>too long").generate(List.of(Passages.task(true, 9, 0)), null));
    }
}
