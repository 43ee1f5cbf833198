package dev.negbench.strategies.chat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is asked of a chat model, and how it is to decode. Equal requests are one question: their reply is asked for
 * once and kept. Whoever wants several replies to the same messages gives them different seeds.
 *
 * @param model which of the endpoint's models answers; empty for the one the experiment is configured with
 * @param messages the conversation so far, at least one message
 * @param temperature sampling temperature, at least 0
 * @param topP share of the probability mass that is sampled from, in (0, 1]; empty for the model's default
 * @param maxTokens most tokens of the reply, at least 1
 * @param seed random seed; a model may ignore it
 * @param stop texts that end the reply, at most 4
 * @param topLogProbabilities how many of the likeliest first tokens the reply names with their log-probabilities, 0 to
 *     20
 */
public record ChatRequest(
        Optional<String> model,
        List<ChatMessage> messages,
        double temperature,
        OptionalDouble topP,
        int maxTokens,
        OptionalLong seed,
        List<String> stop,
        int topLogProbabilities) {
    private static final int MOST_STOPS = 4;
    private static final int MOST_LOG_PROBABILITIES = 20;

    public ChatRequest {
        Objects.requireNonNull(model, "model");
        messages = List.copyOf(messages);
        stop = List.copyOf(stop);
    }

    /**
     * Asks with temperature 0; what else is to be set has methods of its own.
     *
     * @param maxTokens most tokens of the reply, at least 1
     * @param messages the conversation, at least one message
     */
    public static ChatRequest of(int maxTokens, ChatMessage... messages) {
        if (messages.length == 0) {
            throw new IllegalArgumentException("a chat request needs at least one message");
        }
        return new ChatRequest(
                Optional.empty(),
                List.of(messages),
                0,
                OptionalDouble.empty(),
                checkedTokens(maxTokens),
                OptionalLong.empty(),
                List.of(),
                0);
    }

    /** Returns the request for one of the endpoint's models by name; an empty name stands for the configured one. */
    public ChatRequest withModel(String name) {
        Optional<String> chosen = name.isEmpty() ? Optional.empty() : Optional.of(name);
        return new ChatRequest(chosen, messages, temperature, topP, maxTokens, seed, stop, topLogProbabilities);
    }

    /** Returns the request with another sampling temperature, at least 0. */
    public ChatRequest withTemperature(double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the temperature must be finite and at least 0, was " + value);
        }
        return new ChatRequest(model, messages, value, topP, maxTokens, seed, stop, topLogProbabilities);
    }

    /** Returns the request with sampling from this share of the probability mass, in (0, 1]. */
    public ChatRequest withTopP(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("top-p must be above 0 and at most 1, was " + share);
        }
        return new ChatRequest(
                model, messages, temperature, OptionalDouble.of(share), maxTokens, seed, stop, topLogProbabilities);
    }

    /** Returns the request with another limit of the reply's length, at least 1 token. */
    public ChatRequest withMaxTokens(int tokens) {
        return new ChatRequest(
                model, messages, temperature, topP, checkedTokens(tokens), seed, stop, topLogProbabilities);
    }

    /** Returns the request with a random seed. */
    public ChatRequest withSeed(long value) {
        return new ChatRequest(
                model, messages, temperature, topP, maxTokens, OptionalLong.of(value), stop, topLogProbabilities);
    }

    /** Returns the request with texts that end the reply, at most 4. */
    public ChatRequest withStop(String... texts) {
        if (texts.length > MOST_STOPS) {
            throw new IllegalArgumentException("at most " + MOST_STOPS + " stop texts, were " + texts.length);
        }
        return new ChatRequest(
                model, messages, temperature, topP, maxTokens, seed, List.of(texts), topLogProbabilities);
    }

    /** Returns the request with log-probabilities of the {@code count} likeliest first tokens, 0 to 20. */
    public ChatRequest withTopLogProbabilities(int count) {
        if (count < 0 || count > MOST_LOG_PROBABILITIES) {
            throw new IllegalArgumentException(
                    "log-probabilities of 0 to " + MOST_LOG_PROBABILITIES + " tokens can be had, not of " + count);
        }
        return new ChatRequest(model, messages, temperature, topP, maxTokens, seed, stop, count);
    }

    private static int checkedTokens(int tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException("a reply must be allowed at least 1 token, was " + tokens);
        }
        return tokens;
    }
}
