package dev.negbench.strategies.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.strategies.NotApplicableException;
import dev.negbench.strategies.Setting;
import dev.negbench.strategies.testing.Fixtures;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChatRequestTest {
    private static final ChatRequest REQUEST =
            ChatRequest.of(64, ChatMessage.system("be brief"), ChatMessage.user("q"));

    @Test
    void everySettingChangesWhatItNamesAlone() {
        ChatRequest changed = REQUEST.withModel("judge")
                .withTemperature(0.1)
                .withTopP(0.95)
                .withMaxTokens(8)
                .withSeed(3)
                .withStop("\n")
                .withTopLogProbabilities(5);
        assertEquals(
                new ChatRequest(
                        Optional.of("judge"), REQUEST.messages(), 0.1, OptionalDouble.of(0.95), 8, OptionalLong.of(3),
                        List.of("\n"), 5),
                changed);
        assertEquals(Optional.empty(), changed.withModel("").model());
        assertEquals(0, REQUEST.temperature());
    }

    @Test
    void refusesWhatNoModelCanDo() {
        assertThrows(IllegalArgumentException.class, () -> ChatRequest.of(64));
        assertThrows(IllegalArgumentException.class, () -> ChatRequest.of(0, ChatMessage.user("q")));
        assertThrows(IllegalArgumentException.class, () -> REQUEST.withMaxTokens(0));
        assertThrows(IllegalArgumentException.class, () -> REQUEST.withTemperature(-0.1));
        assertThrows(IllegalArgumentException.class, () -> REQUEST.withTemperature(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> REQUEST.withTopP(0));
        assertThrows(IllegalArgumentException.class, () -> REQUEST.withTopP(1.01));
        assertThrows(IllegalArgumentException.class, () -> REQUEST.withStop("1", "2", "3", "4", "5"));
        assertThrows(IllegalArgumentException.class, () -> REQUEST.withTopLogProbabilities(21));
    }

    @Test
    void manyRepliesComeInTheOrderOfTheRequests() {
        ChatModel echo = request -> ChatReply.of("echo", request.messages().get(1).content());
        List<ChatRequest> requests = List.of(
                ChatRequest.of(8, ChatMessage.system(""), ChatMessage.user("one")),
                ChatRequest.of(8, ChatMessage.system(""), ChatMessage.user("two")));
        assertEquals(
                List.of("one", "two"), echo.replies(requests).stream().map(ChatReply::text).toList());
    }

    @Test
    void aSettingWithoutAModelSaysHowToGetOne() {
        Setting without = Fixtures.setting();
        NotApplicableException reason = assertThrows(NotApplicableException.class, without::requireChatModel);
        assertTrue(reason.getMessage().contains("--chat-url"), reason::getMessage);
        ChatModel model = request -> ChatReply.of("m", "");
        Setting with = new Setting(without.dataset(), without.searchers(), without.negatives(), Optional.of(model));
        assertEquals(model, with.requireChatModel());
    }
}
