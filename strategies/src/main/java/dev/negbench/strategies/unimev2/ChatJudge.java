package dev.negbench.strategies.unimev2;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A chat model as the judge: one call a document, answered by one token, yes or no. A reply that says neither counts as
 * undecided, log-odds 0.
 */
final class ChatJudge implements Judge {
    private static final int ASKED_AT_ONCE = 512;
    private static final int NAMED_TOKENS = 20;

    private final ChatModel chat;
    private final String model;
    private final Dataset dataset;
    private final Map<String, Long> counts = new TreeMap<>();

    /** @param model which of the endpoint's models, empty for the configured one */
    ChatJudge(ChatModel chat, String model, Dataset dataset) {
        this.chat = chat;
        this.model = model;
        this.dataset = dataset;
    }

    @Override
    public String name() {
        return model.isEmpty() ? "chat model" : "chat model " + model;
    }

    @Override
    public List<float[]> judge(List<Question> questions) {
        List<ChatRequest> requests = new ArrayList<>();
        List<float[]> logits = new ArrayList<>(questions.size());
        int[] at = new int[2];
        for (Question question : questions) {
            float[] row = new float[question.positives().length + question.candidates().length];
            logits.add(row);
            for (int[] documents : new int[][] {question.positives(), question.candidates()}) {
                for (int document : documents) {
                    requests.add(request(question.query(), document));
                    if (requests.size() == ASKED_AT_ONCE) {
                        ask(requests, logits, at);
                    }
                }
            }
        }
        ask(requests, logits, at);
        return logits;
    }

    /** Asks what has been gathered; {@code at} is the row and the place in it where the answers go on. */
    private void ask(List<ChatRequest> requests, List<float[]> logits, int[] at) {
        for (ChatReply reply : chat.replies(requests)) {
            while (at[1] == logits.get(at[0]).length) {
                at[0]++;
                at[1] = 0;
            }
            Optional<Float> logit = YesNo.logit(reply);
            count("calls", 1);
            count("prompt tokens", reply.usage().prompt());
            count("reply tokens", reply.usage().completion());
            count("answers not readable", logit.isPresent() ? 0 : 1);
            count("answers without probabilities", reply.firstTokenLogProbabilities().isEmpty() ? 1 : 0);
            logits.get(at[0])[at[1]++] = logit.orElse(0f);
        }
        requests.clear();
    }

    private ChatRequest request(int query, int document) {
        String prompt = "Does the candidate meet what the query asks for? Answer with one word, Yes or No.\n\n"
                + "Query:\n" + dataset.queries().text(query) + "\n\nCandidate:\n"
                + dataset.corpus().content(document) + "\n\nAnswer:";
        return ChatRequest.of(1, ChatMessage.user(prompt)).withModel(model).withTopLogProbabilities(NAMED_TOKENS);
    }

    private void count(String what, long more) {
        if (more > 0) {
            counts.merge(what, more, Long::sum);
        }
    }

    @Override
    public Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
