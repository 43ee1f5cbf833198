package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A language model as the generator, a call a query. It never sees the document. One thread owns it. */
final class ChatGenerator implements QueryGenerator {
    private final ChatCalls calls;
    private final String model;

    /** @param model which of the endpoint's models, empty for the configured one */
    ChatGenerator(ChatModel chat, String model) {
        calls = new ChatCalls(chat);
        this.model = model;
    }

    @Override
    public String name() {
        return model.isEmpty() ? "chat model" : "chat model " + model;
    }

    @Override
    public List<List<Variant>> variants(List<VariantTask> tasks, Retrieval words) {
        List<String> answers = calls.ask(
                tasks.stream().map(task -> QueryPrompt.variants(task, model)).toList());
        List<List<Variant>> variants = new ArrayList<>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            VariantTask task = tasks.get(i);
            variants.add(VariantText.parse(answers.get(i), task.query(), task.count()).stream()
                    .map(text -> new Variant(text, task.onlyChange()))
                    .toList());
        }
        return variants;
    }

    @Override
    public List<Optional<String>> paraphrases(List<VariantTask> tasks) {
        List<String> answers = calls.ask(
                tasks.stream().map(task -> QueryPrompt.paraphrase(task, model)).toList());
        List<Optional<String>> paraphrases = new ArrayList<>(tasks.size());
        for (int i = 0; i < tasks.size(); i++) {
            paraphrases.add(VariantText.parse(answers.get(i), tasks.get(i).query(), 1).stream()
                    .findFirst());
        }
        return paraphrases;
    }

    @Override
    public Map<String, Long> counts() {
        return calls.counts();
    }
}
