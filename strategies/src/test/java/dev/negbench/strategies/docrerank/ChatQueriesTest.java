package dev.negbench.strategies.docrerank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import dev.negbench.strategies.stage.Retrieval;
import dev.negbench.strategies.text.WordTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ChatQueriesTest {
    private final List<ChatRequest> asked = new ArrayList<>();

    private ChatModel saying(String... answers) {
        return request -> {
            asked.add(request);
            return ChatReply.of("m", answers[(asked.size() - 1) % answers.length]);
        };
    }

    private static String text(ChatRequest request) {
        return request.messages().get(0).content();
    }

    @Test
    void theGeneratorIsShownTheQueryAndNoDocument() {
        ChatGenerator generator = new ChatGenerator(saying("[\"a?\", \"b?\"]"), "writer");
        VariantTask targeted = new VariantTask(Facts.QUERY, 12, Optional.of(Property.BUSINESS_SEGMENT), 9);
        List<List<Variant>> variants = generator.variants(List.of(Facts.task(Facts.QUERY, 1), targeted), Facts.SPACE);
        assertEquals(List.of("a?"), Facts.texts(variants.get(0)));
        assertEquals(List.of("a?", "b?"), Facts.texts(variants.get(1)));
        assertEquals(
                Optional.of(Property.BUSINESS_SEGMENT), variants.get(1).get(0).changed());
        assertTrue(text(asked.get(0)).contains(Facts.QUERY));
        assertFalse(text(asked.get(0)).contains("was high"), "the document");
        assertTrue(text(asked.get(1)).contains("segment"), text(asked.get(1)));
        ChatRequest request = asked.get(1);
        assertEquals(0.7, request.temperature());
        assertEquals(OptionalDouble.of(0.95), request.topP());
        assertEquals(512, request.maxTokens());
        assertEquals(9, request.seed().orElseThrow());
        assertEquals(Optional.of("writer"), request.model());
        assertEquals(2L, generator.counts().get("calls"));
        assertEquals(List.of(Optional.of("a?")), generator.paraphrases(List.of(Facts.task(Facts.QUERY, 1))));
    }

    @Test
    void theVerifierAsksTwoWaysAboutEachQuery() {
        ChatVerifier verifier =
                new ChatVerifier(saying("NO", "NONE\nNO", "yes", "?"), "", false, Facts.DATASET.corpus());
        List<Answerability[][]> verdicts = verifier.verify(List.of(Facts.ask(0, "x", "y")), 2, Facts.SPACE);
        assertArrayEquals(
                new Answerability[][] {
                    {Answerability.NOT_ANSWERABLE, Answerability.NOT_ANSWERABLE},
                    {Answerability.ANSWERABLE, Answerability.UNPARSED}
                },
                verdicts.get(0));
        assertTrue(text(asked.get(0)).contains("was high"), "the document");
        assertFalse(text(asked.get(0)).equals(text(asked.get(1))));
        assertEquals(
                List.of(8, 256, 8, 256),
                asked.stream().map(ChatRequest::maxTokens).toList());
        assertEquals(0, asked.get(0).temperature());
        new ChatVerifier(saying("NO"), "", true, Facts.DATASET.corpus())
                .verify(List.of(Facts.ask(0, "x")), 1, Facts.SPACE);
        assertEquals(256, asked.get(4).maxTokens(), "room to think aloud");
    }

    /** What cannot be read is no negative; and nobody is asked where nobody is to be heard. */
    @Test
    void onlyWhatBothAnswersCallUnanswerableIsKept() {
        ChatModel chat = saying("YES", "YES", "NO", "NO", "NO", "maybe", "YES", "NO");
        QueryNegatives.Pair pair = new QueryNegatives.Pair(0, 0);
        QueryNegatives negatives = negatives(chat, 2);
        negatives.verify(List.of(pair));
        assertEquals(8, asked.size());
        assertEquals(1, negatives.of(pair).size());
        Map<String, Double> figures = negatives.diagnostics();
        assertEquals(8, figures.get("verification by chat model: calls"), figures::toString);
        assertEquals(1.0 / 3, figures.get("share of variants with unreadable verdict by verifier B"));
        assertEquals(1, figures.get("share of positives called answerable"));
        asked.clear();
        QueryNegatives unverified = negatives(chat, 0);
        unverified.verify(List.of(pair));
        assertEquals(0, asked.size());
        assertEquals(3, unverified.of(pair).size());
    }

    private static QueryNegatives negatives(ChatModel chat, int prompts) {
        WordTable table = SwapGenerator.table(Facts.DATASET.corpus());
        QueryNegatives negatives = new QueryNegatives(
                Facts.DATASET,
                new SwapGenerator(Facts.DATASET.corpus(), table, Retrieval.INITIAL),
                new ChatVerifier(chat, "", false, Facts.DATASET.corpus()),
                new QueryNegatives.Settings(3, 3, prompts, Optional.empty()),
                Facts.SPACE,
                Retrieval.INITIAL);
        negatives.generate(Facts.TRAINING, new int[] {0}, new FakeRanker());
        return negatives;
    }
}
