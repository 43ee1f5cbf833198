package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatRequest;
import java.util.Optional;

/** What a language model is asked. The paper's wording was not available; these prompts are our own, by the card. */
final class GenerationPrompt {
    /** What hard negatives are, where the model was not asked to say it itself. */
    static final String DEFINITION = "A hard negative is a passage that seems to belong to a search query, by its topic"
            + " and its words, and yet does not answer it.";

    private static final ChatMessage ROLE =
            ChatMessage.system("You write training data for search engines. You give what is asked for, no more.");
    private static final long NON_NEGATIVE_INT = Integer.MAX_VALUE;

    private GenerationPrompt() {}

    /** Asks for a definition of hard negatives, which then stands in every prompt. */
    static ChatRequest definition(Decoding decoding) {
        return decoding.apply(ChatRequest.of(
                decoding.maxTokens(),
                ROLE,
                ChatMessage.user("In the training of dense retrieval models, what is a hard negative passage? Define it"
                        + " in two or three sentences, and say what makes one useful.")));
    }

    /** Asks for a passage. */
    static ChatRequest passage(GenerationTask task, Optional<String> definition, Decoding decoding) {
        StringBuilder text = new StringBuilder(definition.orElse(DEFINITION))
                .append("\n\nWrite one hard negative passage for the query below, in about ")
                .append(task.words())
                .append(" words and in the register of a typical document of a collection. It treats the query's topic"
                        + " and uses its key terms again, but it does not answer the query, and it does not say that it"
                        + " does not.");
        if (task.positive().isPresent()) {
            text.append(" Below is also a passage that does answer. Keep its topic and style, and change what the"
                    + " answer rests on: another entity, condition, method or time. Copy no more than a few words in a"
                    + " row.");
        }
        text.append(" Output the passage alone.\n\n<query>\n").append(task.query()).append("\n</query>");
        task.positive().ifPresent(passage -> text.append("\n\n<answering_passage>\n")
                .append(passage)
                .append("\n</answering_passage>"));
        return decoding.apply(ChatRequest.of(decoding.maxTokens(), ROLE, ChatMessage.user(text.toString())))
                .withSeed((task.key() + task.attempt()) & NON_NEGATIVE_INT);
    }
}
