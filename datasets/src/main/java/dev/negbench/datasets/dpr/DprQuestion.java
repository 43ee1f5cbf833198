package dev.negbench.datasets.dpr;

import java.util.List;
import java.util.Objects;

/**
 * A question with the passages that the file has for it.
 *
 * @param question the text
 * @param answers the answer strings, possibly none
 * @param positives passages that answer it, possibly none
 * @param negatives passages that do not, picked without looking at the question
 * @param hardNegatives passages that do not, picked because they look as if they did
 */
public record DprQuestion(
        String question,
        List<String> answers,
        List<DprContext> positives,
        List<DprContext> negatives,
        List<DprContext> hardNegatives) {
    public DprQuestion {
        Objects.requireNonNull(question, "question");
        answers = List.copyOf(answers);
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
        hardNegatives = List.copyOf(hardNegatives);
    }
}
