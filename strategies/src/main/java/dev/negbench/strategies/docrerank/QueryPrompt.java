package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.chat.ChatMessage;
import dev.negbench.strategies.chat.ChatRequest;

/** What language models are asked. The paper's prompts are images; these are our own, by the card. */
final class QueryPrompt {
    private static final int GENERATION_TOKENS = 512;
    private static final int VERDICT_TOKENS = 8;
    private static final int REASONED_VERDICT_TOKENS = 256;
    private static final double GENERATION_TEMPERATURE = 0.7;
    private static final double GENERATION_TOP_P = 0.95;
    private static final long NON_NEGATIVE_INT = Integer.MAX_VALUE;

    private QueryPrompt() {}

    /** Asks for variants of a query. */
    static ChatRequest variants(VariantTask task, String model) {
        StringBuilder text = new StringBuilder("Below is a search question that some document answers. Write ")
                .append(task.count())
                .append(" new questions that the same document would not answer, although they look as if it could. ");
        if (task.onlyChange().isPresent()) {
            text.append("In each, change ")
                    .append(task.onlyChange().get().description())
                    .append(" to another realistic one and leave every other word as it is. ");
        } else {
            text.append("Each keeps the structure and the topic and asks for other information. ");
        }
        text.append("Every question must be understood by itself, without mention of the original or of a document."
                        + " Output a JSON array of ")
                .append(task.count())
                .append(" strings and nothing else.\n\n<question>\n")
                .append(task.query())
                .append("\n</question>");
        return generation(text.toString(), task.seed(), model);
    }

    /** Asks for the same query in other words. */
    static ChatRequest paraphrase(VariantTask task, String model) {
        return generation(
                "Say the search question below in other words. Its meaning must stay exactly the same; use as few of"
                        + " its words as you can. Output a JSON array with that one string and nothing else.\n\n"
                        + "<question>\n"
                        + task.query() + "\n</question>",
                task.seed(),
                model);
    }

    private static ChatRequest generation(String text, long seed, String model) {
        return ChatRequest.of(GENERATION_TOKENS, ChatMessage.user(text))
                .withTemperature(GENERATION_TEMPERATURE)
                .withTopP(GENERATION_TOP_P)
                .withSeed(seed & NON_NEGATIVE_INT)
                .withModel(model);
    }

    /**
     * Asks whether a document answers a query.
     *
     * @param prompt 0 asks outright, 1 asks for the supporting words first
     * @param reasons whether the model thinks aloud before it answers
     */
    static ChatRequest verdict(String document, String query, int prompt, boolean reasons, String model) {
        String shown = "\n\n<document>\n" + document + "\n</document>\n\n<question>\n" + query + "\n</question>";
        String text = prompt == 0
                ? "Can the question be answered in full from the document alone? Answer with exactly one word, YES or"
                        + " NO." + shown
                : "Look in the document for the words that answer the question completely. Quote them in one line, or"
                        + " write NONE. In the last line write YES if they answer it completely, and NO if not."
                        + shown;
        int tokens = prompt == 0 && !reasons ? VERDICT_TOKENS : REASONED_VERDICT_TOKENS;
        return ChatRequest.of(tokens, ChatMessage.user(text)).withModel(model);
    }
}
