package dev.negbench.strategies.rlhn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ChatJudgeTest {
    private final List<ChatRequest> requests = new ArrayList<>();

    private ChatJudge judge(BiFunction<ChatRequest, Integer, ChatReply> answer) {
        ChatModel model = request -> {
            requests.add(request);
            return answer.apply(request, requests.size());
        };
        return new ChatJudge(model, "cheap", 100, JudgePrompt.Task.QUESTION, Library.DATASET);
    }

    private static String prompt(ChatRequest request) {
        return request.messages().get(0).content();
    }

    /** Returns the number under which a text is shown. */
    private static String number(ChatRequest request, String text) {
        Matcher shown = Pattern.compile("Doc \\((\\d+)\\): " + Pattern.quote(text)).matcher(prompt(request));
        assertTrue(shown.find(), prompt(request));
        return "Doc (" + shown.group(1) + ")";
    }

    private static ChatReply verdict(String better, String worse) {
        return new ChatReply(
                "m", "<verdict><better>[" + better + "]</better><worse>[" + worse + "]</worse></verdict>",
                ChatReply.Finish.STOP, new ChatReply.Usage(100, 20), Map.of());
    }

    @Test
    void asksOnceAboutAllNegativesAndFindsThemBackAfterTheShuffle() {
        ChatJudge judge = judge((request, call) ->
                verdict(number(request, "Oslo is the capital"), number(request, "The capital of Denmark")));
        Verdict verdict = judge.judge(List.of(Library.instance(3, 2, 5, 1)), null).get(0);
        assertArrayEquals(new int[] {3}, verdict.better());
        assertArrayEquals(new int[] {1}, verdict.worse());
        assertEquals(1, verdict.calls());
        assertEquals(new ChatReply.Usage(100, 20), verdict.usage());

        ChatRequest request = requests.get(0);
        assertEquals(1, requests.size());
        assertEquals(1, request.messages().size());
        assertEquals(ChatMessage.Role.USER, request.messages().get(0).role());
        assertEquals(0.1, request.temperature());
        assertEquals(100, request.maxTokens());
        assertEquals(Optional.of("cheap"), request.model());
        assertTrue(prompt(request).contains("<question>\nwhat is the capital of Norway\n</question>"));
        assertTrue(prompt(request).contains("P(0): The weather is fine. The capital of Norway is Oslo."));
        assertFalse(prompt(request).contains("Title of p"), "titles are not included");
    }

    @Test
    void theOrderHangsOnTheQueryAloneAndDoesShuffle() {
        ChatJudge judge = judge((request, call) -> verdict("", ""));
        int[] negatives = {1, 2, 3, 4, 5};
        judge.judge(List.of(Library.instance(negatives)), null);
        judge.judge(List.of(Library.instance(negatives), new Instance(0, 5, new int[] {0}, negatives)), null);
        assertEquals(requests.get(0), requests.get(1), "every seed asks the same question");
        assertFalse(requests.get(0).equals(requests.get(2)), "another key, another order");
        assertTrue(prompt(requests.get(0)).contains(": Norway only"), "only a title to show");
    }

    @Test
    void aCutAnswerIsAskedForOnceMoreWithTwiceTheLimit() {
        ChatReply cut = new ChatReply(
                "m", "<thinking>well", ChatReply.Finish.LENGTH, new ChatReply.Usage(10, 100), Map.of());
        ChatJudge judge = judge((request, call) -> request.maxTokens() == 100 ? cut : verdict("Doc (1)", ""));
        Verdict verdict = judge.judge(List.of(Library.instance(3)), null).get(0);
        assertEquals(List.of(100, 200), requests.stream().map(ChatRequest::maxTokens).toList());
        assertArrayEquals(new int[] {0}, verdict.better());
        assertEquals(2, verdict.calls());
        assertEquals(new ChatReply.Usage(110, 120), verdict.usage());

        requests.clear();
        Verdict twice = judge((request, call) -> cut).judge(List.of(Library.instance(3)), null).get(0);
        assertEquals(2, requests.size());
        assertFalse(twice.readable() || twice.flags());
    }

    @Test
    void anAnswerThatCannotBeReadCallsNothingRelevantAndIsNotRepeated() {
        List<Instance> two = List.of(Library.instance(3), Library.instance(1));
        List<Verdict> verdicts = judge((request, call) ->
                        prompt(request).contains("engine")
                                ? ChatReply.of("m", "Doc (1) it is")
                                : verdict("Doc (1)", ""))
                .judge(two, null);
        assertEquals(2, requests.size());
        assertFalse(verdicts.get(0).readable() || verdicts.get(0).flags());
        assertEquals(1, verdicts.get(0).calls());
        assertArrayEquals(new int[] {0}, verdicts.get(1).better());
    }
}
