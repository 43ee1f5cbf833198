package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A language model as the generator: one call a passage, and one before all others where it is to say itself what a
 * hard negative is. Every training seed asks the same. One thread owns it.
 */
final class ChatGenerator implements NegativeGenerator {
    private static final int ASKED_AT_ONCE = 512;

    private final ChatModel chat;
    private final Decoding decoding;
    private final boolean primed;
    private final Map<String, Long> counts = new TreeMap<>();
    private Optional<String> definition = Optional.empty();

    /**
     * @param chat who is asked
     * @param decoding how it decodes
     * @param primed whether it first defines hard negatives, and gets its own answer with every task
     */
    ChatGenerator(ChatModel chat, Decoding decoding, boolean primed) {
        this.chat = chat;
        this.decoding = decoding;
        this.primed = primed;
    }

    @Override
    public String name() {
        return decoding.model().isEmpty() ? "chat model" : "chat model " + decoding.model();
    }

    @Override
    public List<Optional<String>> generate(List<GenerationTask> tasks, Retrieval words) {
        if (primed && definition.isEmpty()) {
            ChatReply reply = chat.reply(GenerationPrompt.definition(decoding));
            count(reply);
            definition = Optional.of(GeneratedText.parse(reply.text()).orElse(GenerationPrompt.DEFINITION));
        }
        List<Optional<String>> passages = new ArrayList<>(tasks.size());
        for (int from = 0; from < tasks.size(); from += ASKED_AT_ONCE) {
            List<ChatRequest> requests = tasks.subList(from, Math.min(tasks.size(), from + ASKED_AT_ONCE)).stream()
                    .map(task -> GenerationPrompt.passage(task, definition, decoding))
                    .toList();
            for (ChatReply reply : chat.replies(requests)) {
                count(reply);
                passages.add(GeneratedText.parse(reply.text()));
            }
        }
        return passages;
    }

    private void count(ChatReply reply) {
        counts.merge("calls", 1L, Long::sum);
        counts.merge("prompt tokens", reply.usage().prompt(), Long::sum);
        counts.merge("reply tokens", reply.usage().completion(), Long::sum);
    }

    @Override
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
