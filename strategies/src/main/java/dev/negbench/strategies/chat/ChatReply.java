package dev.negbench.strategies.chat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a chat model answered.
 *
 * @param model the model that answered, as the endpoint calls it
 * @param text the answer, possibly empty
 * @param finish why it ends where it does
 * @param usage tokens it took
 * @param firstTokenLogProbabilities likeliest first tokens → natural logarithm of their probability, best first; empty
 *     where none were asked for or the endpoint has none
 */
public record ChatReply(
        String model, String text, Finish finish, Usage usage, Map<String, Double> firstTokenLogProbabilities) {
    /** Why a reply ends. */
    public enum Finish {
        /** The model was done, or came to a stop text. */
        STOP,
        /** The limit of tokens was reached. */
        LENGTH,
        /** The endpoint withheld something. */
        FILTERED,
        /** Anything else. */
        OTHER
    }

    /**
     * Tokens of one request.
     *
     * @param prompt tokens of the messages, 0 where the endpoint does not say
     * @param completion tokens of the reply, 0 where the endpoint does not say
     */
    public record Usage(long prompt, long completion) {
        /** Nothing, or not known. */
        public static final Usage NONE = new Usage(0, 0);

        /** Returns the sum. */
        public Usage plus(Usage other) {
            return new Usage(prompt + other.prompt, completion + other.completion);
        }
    }

    public ChatReply {
        firstTokenLogProbabilities =
                Collections.unmodifiableMap(new LinkedHashMap<>(firstTokenLogProbabilities));
    }

    /** Returns a finished reply without token counts, as a stand-in or a test gives it. */
    public static ChatReply of(String model, String text) {
        return new ChatReply(model, text, Finish.STOP, Usage.NONE, Map.of());
    }
}
