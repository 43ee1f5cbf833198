package dev.negbench.strategies.rlhn;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatRequest;

/**
 * The question that a language model is asked about an instance: the content of the official prompt in words of our
 * own, as one user message without a system message. Texts go in whole and without titles; a document that has only a
 * title is shown by it. Source: card, "Prompt content".
 */
final class JudgePrompt {
    private static final double TEMPERATURE = 0.1;

    /** What being relevant means in a collection. */
    enum Task {
        /** The query is a question, and relevant is what answers it. */
        QUESTION(
                "question",
                "a document is relevant only if it says enough to answer the question, including every necessary part"
                        + " of the answer that the ground truth has"),
        /** The query is a paper's title, and relevant is what belongs to it; the official variant for SciDocsRR. */
        TITLE(
                "paper title",
                "a document is relevant only if it is relevant to the paper with this title in every necessary respect"
                        + " in which the ground truth is");

        private final String query;
        private final String relevant;

        Task(String query, String relevant) {
            this.query = query;
            this.relevant = relevant;
        }
    }

    private JudgePrompt() {}

    /**
     * Returns the request.
     *
     * @param order the order in which negatives are shown: number i + 1 is negative {@code order[i]}
     * @param model one of the endpoint's models, empty for the configured one
     * @param maxTokens most tokens of the answer
     */
    static ChatRequest request(
            Instance instance, int[] order, Dataset dataset, Task task, String model, int maxTokens) {
        StringBuilder text = new StringBuilder()
                .append("You check the labels of a search collection. Below are a ")
                .append(task.query)
                .append(", one or more documents confirmed as relevant to it (the ground truth), and numbered documents"
                        + " that are taken to be irrelevant. Decide for each numbered document whether it is relevant"
                        + " after all, measured by the ground truth.\n\nThe rule: ")
                .append(task.relevant)
                .append(". Otherwise it is not relevant, however near its topic.\n\n")
                .append("Answer with these three parts, in this order and with these tags:\n")
                .append("<thinking>What each numbered document says towards the ")
                .append(task.query)
                .append(", and whether it meets the rule.</thinking>\n")
                .append("<preference>For each document that meets the rule: how it compares with the ground"
                        + " truth.</preference>\n")
                .append("<verdict>\n<better>the relevant documents that are as good as the ground truth or better,"
                        + " such as [Doc (2), Doc (5)], or [] if there is none</better>\n"
                        + "<worse>the relevant documents that are less good than the ground truth, such as [Doc (3)],"
                        + " or [] if there is none</worse>\n</verdict>\n\n<question>\n")
                .append(dataset.queries().text(instance.query()))
                .append("\n</question>\n\n<ground_truth>\n");
        for (int i = 0; i < instance.positives().length; i++) {
            // The official prompt calls every positive P(0).
            text.append(i == 0 ? "" : "\n\n").append("P(0): ").append(text(dataset.corpus(), instance.positives()[i]));
        }
        text.append("\n</ground_truth>\n\n<documents>\n");
        for (int i = 0; i < order.length; i++) {
            text.append(i == 0 ? "" : "\n\n")
                    .append("Doc (")
                    .append(i + 1)
                    .append("): ")
                    .append(text(dataset.corpus(), instance.negatives()[order[i]]));
        }
        text.append("\n</documents>");
        return ChatRequest.of(maxTokens, ChatMessage.user(text.toString()))
                .withTemperature(TEMPERATURE)
                .withModel(model);
    }

    private static String text(Corpus corpus, int document) {
        String text = corpus.text(document);
        return text.isEmpty() ? corpus.title(document) : text;
    }
}
