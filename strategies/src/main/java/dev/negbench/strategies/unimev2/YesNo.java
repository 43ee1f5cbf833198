package dev.negbench.strategies.unimev2;

import dev.negbench.strategies.chat.ChatReply;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads how far a chat model leans to yes: the difference of the log-probabilities of its likeliest yes and no as first
 * token. Of a word that is not among the tokens named, all that is known is that it is no likelier than the last of
 * these, which is taken. Source: card, step 2.
 */
final class YesNo {
    private static final String YES = "yes";
    private static final String NO = "no";

    private YesNo() {}

    /**
     * Reads a reply.
     *
     * @return log-odds of yes; infinite where the endpoint names no probabilities and the text says yes or no; nothing
     *     where neither word is found
     */
    static Optional<Float> logit(ChatReply reply) {
        double yes = Double.NEGATIVE_INFINITY;
        double no = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (Map.Entry<String, Double> token : reply.firstTokenLogProbabilities().entrySet()) {
            String word = word(token.getKey());
            least = Math.min(least, token.getValue());
            if (word.equals(YES)) {
                yes = Math.max(yes, token.getValue());
            } else if (word.equals(NO)) {
                no = Math.max(no, token.getValue());
            }
        }
        boolean anyYes = yes > Double.NEGATIVE_INFINITY;
        boolean anyNo = no > Double.NEGATIVE_INFINITY;
        if (anyYes || anyNo) {
            return Optional.of((float) ((anyYes ? yes : least) - (anyNo ? no : least)));
        }
        return switch (word(reply.text())) {
            case YES -> Optional.of(Float.POSITIVE_INFINITY);
            case NO -> Optional.of(Float.NEGATIVE_INFINITY);
            default -> Optional.empty();
        };
    }

    /** Returns the first run of letters in lower case, tokenisers' marks of a space before it left out. */
    private static String word(String text) {
        int from = 0;
        while (from < text.length() && !isLatin(text.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < text.length() && isLatin(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
