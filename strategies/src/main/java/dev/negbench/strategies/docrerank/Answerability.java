package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.chat.Thoughts;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one verifier says of a query and a document. Source: docrerank card, "Decision table". */
public enum Answerability {
    /** The document answers the query in full. */
    ANSWERABLE,
    /** It does not. */
    NOT_ANSWERABLE,
    /** The verifier's answer could not be read, which counts against keeping anything. */
    UNPARSED;

    private static final Pattern WORD = Pattern.compile("(?i)\\b(YES|NO)\\b");

    /** Reads a language model's answer: its last YES or NO, in any case, after its thoughts. */
    static Answerability parse(String answer) {
        Matcher words = WORD.matcher(Thoughts.removed(answer));
        Answerability last = UNPARSED;
        while (words.find()) {
            last = words.group().equalsIgnoreCase("yes") ? ANSWERABLE : NOT_ANSWERABLE;
        }
        return last;
    }

    /**
     * Tells whether a generated query may be a negative: the first verdicts all say that it is not answerable.
     *
     * @param verdicts of one query
     * @param asked how many of them count; with 0, every query may
     */
    static boolean keepsNegative(Answerability[] verdicts, int asked) {
        for (int i = 0; i < asked; i++) {
            if (verdicts[i] != NOT_ANSWERABLE) {
                return false;
            }
        }
        return true;
    }

    /** Tells whether a query may be a positive: all verdicts say that it is answerable. */
    static boolean keepsPositive(Answerability... verdicts) {
        for (Answerability verdict : verdicts) {
            if (verdict != ANSWERABLE) {
                return false;
            }
        }
        return true;
    }
}
