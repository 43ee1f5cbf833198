package dev.negbench.harness.chat;

import dev.negbench.strategies.chat.ChatReply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reply as it is kept.
 *
 * @param request SHA-256 of model, messages and parameters, in hexadecimal
 * @param model the model that answered
 * @param text the answer
 * @param finish why it ends, a name of {@link ChatReply.Finish}
 * @param promptTokens tokens of the messages
 * @param completionTokens tokens of the reply
 * @param firstTokens likeliest first tokens, best first
 */
record RecordedReply(
        String request,
        String model,
        String text,
        String finish,
        long promptTokens,
        long completionTokens,
        List<Token> firstTokens) {
    /** A token and the natural logarithm of its probability. */
    record Token(String text, double logProbability) {}

    static RecordedReply of(String request, ChatReply reply) {
        return new RecordedReply(
                request,
                reply.model(),
                reply.text(),
                reply.finish().name(),
                reply.usage().prompt(),
                reply.usage().completion(),
                reply.firstTokenLogProbabilities().entrySet().stream()
                        .map(token -> new Token(token.getKey(), token.getValue()))
                        .toList());
    }

    ChatReply reply() {
        Map<String, Double> tokens = new LinkedHashMap<>();
        firstTokens.forEach(token -> tokens.put(token.text(), token.logProbability()));
        return new ChatReply(
                model,
                text,
                ChatReply.Finish.valueOf(finish),
                new ChatReply.Usage(promptTokens, completionTokens),
                tokens);
    }
}
