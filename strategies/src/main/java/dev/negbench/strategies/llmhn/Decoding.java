package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.chat.ChatRequest;

/**
 * How a language model decodes.
 *
 * @param model which of the endpoint's models, empty for the configured one
 * @param temperature sampling temperature, at least 0
 * @param topP share of the probability mass that is sampled from, in (0, 1]
 * @param maxTokens most tokens of an answer
 */
record Decoding(String model, double temperature, double topP, int maxTokens) {
    ChatRequest apply(ChatRequest request) {
        return request.withModel(model).withTemperature(temperature).withTopP(topP);
    }
}
