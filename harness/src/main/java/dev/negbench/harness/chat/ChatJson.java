package dev.negbench.harness.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.negbench.reports.journal.CanonicalJson;
import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Requests and replies in the JSON of OpenAI's chat completions. */
final class ChatJson {
    /** The member that limits the reply's length, as most servers know it. */
    static final String MAX_TOKENS = "max_tokens";

    /** The same as newer models of OpenAI insist on it. */
    static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ChatJson() {}

    /** A reply that is not what the interface promises. */
    static final class MalformedReplyException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedReplyException(String problem) {
            super(problem);
        }
    }

    /**
     * Returns a request's body.
     *
     * @param model the model where the request names none
     * @param lengthMember {@link #MAX_TOKENS} or {@link #MAX_COMPLETION_TOKENS}
     */
    static String body(ChatRequest request, String model, String lengthMember) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", request.model().orElse(model));
        body.put(
                "messages",
                request.messages().stream()
                        .map(message -> Map.of("role", role(message), "content", message.content()))
                        .toList());
        body.put("temperature", request.temperature());
        request.topP().ifPresent(share -> body.put("top_p", share));
        body.put(lengthMember, request.maxTokens());
        request.seed().ifPresent(seed -> body.put("seed", seed));
        if (!request.stop().isEmpty()) {
            body.put("stop", request.stop());
        }
        if (request.topLogProbabilities() > 0) {
            body.put("logprobs", true);
            body.put("top_logprobs", request.topLogProbabilities());
        }
        body.put("n", 1);
        return CanonicalJson.text(body);
    }

    /** Returns SHA-256, in hexadecimal, of what decides a reply: model, messages and parameters. */
    static String key(ChatRequest request, String model) {
        return CanonicalJson.sha256(
                body(request, model, MAX_TOKENS).getBytes(StandardCharsets.UTF_8));
    }

    private static String role(ChatMessage message) {
        return message.role().name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a reply's body.
     *
     * @throws MalformedReplyException if it is no JSON, or lacks the text of one choice
     */
    static ChatReply reply(String body) throws MalformedReplyException {
        JsonNode root;
        try {
            root = MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new MalformedReplyException("no JSON at character " + Math.max(0, e.getLocation().getCharOffset()));
        }
        JsonNode choice = root == null ? null : root.path("choices").path(0);
        JsonNode content = choice == null ? null : choice.path("message").path("content");
        if (content == null || !(content.isTextual() || content.isNull())) {
            throw new MalformedReplyException("no text at choices[0].message.content");
        }
        return new ChatReply(
                root.path("model").asText(""),
                content.isNull() ? "" : content.asText(),
                finish(choice.path("finish_reason").asText("")),
                new ChatReply.Usage(
                        count(root.path("usage").path("prompt_tokens")),
                        count(root.path("usage").path("completion_tokens"))),
                firstToken(choice.path("logprobs").path("content").path(0).path("top_logprobs")));
    }

    private static long count(JsonNode tokens) throws MalformedReplyException {
        if (tokens.isMissingNode() || tokens.isNull()) {
            return 0;
        }
        if (!tokens.canConvertToLong() || tokens.asLong() < 0) {
            throw new MalformedReplyException("usage has no count of tokens but " + tokens.getNodeType());
        }
        return tokens.asLong();
    }

    private static ChatReply.Finish finish(String reason) {
        return switch (reason) {
            case "stop" -> ChatReply.Finish.STOP;
            case "length" -> ChatReply.Finish.LENGTH;
            case "content_filter" -> ChatReply.Finish.FILTERED;
            default -> ChatReply.Finish.OTHER;
        };
    }

    private static Map<String, Double> firstToken(JsonNode likeliest) throws MalformedReplyException {
        Map<String, Double> logProbabilities = new LinkedHashMap<>();
        for (JsonNode token : likeliest) {
            JsonNode value = token.path("logprob");
            if (!token.path("token").isTextual() || !value.isNumber()) {
                throw new MalformedReplyException("a log-probability without token or number");
            }
            logProbabilities.putIfAbsent(token.get("token").asText(), value.asDouble());
        }
        return logProbabilities;
    }

    /** Returns what an error reply says went wrong, if it says it in the usual form. */
    static Optional<String> error(String body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            JsonNode message = root == null ? null : root.path("error").path("message");
            return message != null && message.isTextual() ? Optional.of(message.asText()) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
