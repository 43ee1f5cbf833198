package dev.negbench.strategies.docrerank;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatRequest;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A language model as the verifier, a call a query and way of asking. One thread owns it. */
final class ChatVerifier implements AnswerVerifier {
    private final ChatCalls calls;
    private final String model;
    private final boolean reasons;
    private final Corpus corpus;

    /**
     * @param model which of the endpoint's models, empty for the configured one
     * @param reasons whether it thinks aloud before it answers
     */
    ChatVerifier(ChatModel chat, String model, boolean reasons, Corpus corpus) {
        calls = new ChatCalls(chat);
        this.model = model;
        this.reasons = reasons;
        this.corpus = corpus;
    }

    @Override
    public String name() {
        return model.isEmpty() ? "chat model" : "chat model " + model;
    }

    @Override
    public boolean isFree() {
        return false;
    }

    @Override
    public List<Answerability[][]> verify(List<Case> cases, int prompts, Retrieval words) {
        List<ChatRequest> requests = new ArrayList<>();
        for (Case one : cases) {
            String document = corpus.content(one.document());
            for (String query : one.queries()) {
                for (int prompt = 0; prompt < prompts; prompt++) {
                    requests.add(QueryPrompt.verdict(document, query, prompt, reasons, model));
                }
            }
        }
        Iterator<String> answers = calls.ask(requests).iterator();
        List<Answerability[][]> verdicts = new ArrayList<>(cases.size());
        for (Case one : cases) {
            Answerability[][] ofCase = new Answerability[one.queries().size()][prompts];
            for (Answerability[] ofQuery : ofCase) {
                for (int prompt = 0; prompt < prompts; prompt++) {
                    ofQuery[prompt] = Answerability.parse(answers.next());
                }
            }
            verdicts.add(ofCase);
        }
        return verdicts;
    }

    @Override
    public Map<String, Long> counts() {
        return calls.counts();
    }
}
