package dev.negbench.strategies.unimev2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Document;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.Queries;
import dev.negbench.datasets.Query;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChatJudgeTest {
    private static ChatReply reply(String text, Map<String, Double> logProbabilities) {
        return new ChatReply("m", text, ChatReply.Finish.LENGTH, new ChatReply.Usage(9, 1), logProbabilities);
    }

    @Test
    void readsTheLeaningOfTheFirstToken() {
        assertEquals(Optional.of(2.5f), YesNo.logit(reply("Yes", Map.of("Yes", -0.5, "No", -3.0, "Maybe", -1.0))));
        assertEquals(Optional.of(-2f), YesNo.logit(reply("no", Map.of(" yes", -2.5, "\u2581No", -0.5, "NO", -4.0))));
        // No is not named: it is no likelier than the least likely that is.
        assertEquals(Optional.of(6f), YesNo.logit(reply("Yes", Map.of("Yes", -0.5, "Sure", -6.5))));
        assertEquals(Optional.of(Float.POSITIVE_INFINITY), YesNo.logit(reply(" Yes.", Map.of())));
        assertEquals(Optional.of(Float.NEGATIVE_INFINITY), YesNo.logit(reply("**No**", Map.of())));
        assertEquals(Optional.empty(), YesNo.logit(reply("Perhaps", Map.of("Perhaps", -0.1))));
        assertEquals(Optional.empty(), YesNo.logit(reply("", Map.of())));
        assertEquals(Optional.empty(), YesNo.logit(reply("Nothing", Map.of())));
    }

    @Test
    void asksOnceADocumentAndKeepsAnswersInPlace() {
        int documents = 600;
        Dataset dataset = Dataset.of(
                "many",
                Corpus.of(IntStream.range(0, documents)
                        .mapToObj(d -> new Document("d" + d, "title " + d, "text of " + d + "."))
                        .toList()),
                Queries.of(List.of(new Query("a", "first query"), new Query("b", "second query"))),
                Map.of("train", Judgements.of(Map.of(0, Map.of(0, 1)))));
        List<ChatRequest> asked = new ArrayList<>();
        List<Integer> atOnce = new ArrayList<>();
        ChatModel model = new ChatModel() {
            @Override
            public ChatReply reply(ChatRequest request) {
                asked.add(request);
                String prompt = request.messages().get(0).content();
                String number = prompt.replaceAll("(?s).*text of (\\d+)\\..*", "$1");
                if (number.equals("7")) {
                    return ChatJudgeTest.reply("I cannot say", Map.of());
                }
                return ChatJudgeTest.reply("Yes", Map.of("Yes", 0.0, "No", -Double.parseDouble(number)));
            }

            @Override
            public List<ChatReply> replies(List<ChatRequest> requests) {
                atOnce.add(requests.size());
                return ChatModel.super.replies(requests);
            }
        };
        ChatJudge judge = new ChatJudge(model, "big", dataset);
        int[] candidates = IntStream.range(1, documents).toArray();
        List<float[]> logits = judge.judge(List.of(
                new Question(0, 5, new int[] {0}, candidates),
                new Question(1, 6, new int[] {3, 4}, new int[0]),
                new Question(1, 6, new int[] {9}, new int[] {7, 8})));
        assertEquals(3, logits.size());
        for (int d = 0; d < documents; d++) {
            assertEquals(d == 7 ? 0 : d, logits.get(0)[d], "document " + d);
        }
        assertArrayEquals(new float[] {3, 4}, logits.get(1));
        assertArrayEquals(new float[] {9, 0, 8}, logits.get(2));
        assertEquals(605, asked.size());
        assertEquals(List.of(512, 93), atOnce);
        ChatRequest last = asked.get(604);
        assertEquals(1, last.maxTokens());
        assertEquals(20, last.topLogProbabilities());
        assertEquals(Optional.of("big"), last.model());
        assertEquals(0, last.temperature());
        String prompt = last.messages().get(0).content();
        assertTrue(prompt.contains("second query") && prompt.contains("title 8"), prompt);
        assertEquals(
                Map.of(
                        "calls", 605L, "prompt tokens", 605 * 9L, "reply tokens", 605L, "answers not readable", 2L,
                        "answers without probabilities", 2L),
                judge.counts());
        assertEquals("chat model big", judge.name());
    }
}
