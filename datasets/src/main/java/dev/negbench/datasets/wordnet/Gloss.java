package dev.negbench.datasets.wordnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What WordNet says about a synset, taken apart.
 *
 * <p>In the source both stand in one string: the definition, then usage examples in double quotes, each behind a
 * semicolon and at times followed by its author. Quotes also mark words that the definition talks about ("straw" is
 * archaic). A quoted passage is an example if it follows a semicolon, a colon, another example, "e.g." or a remark in
 * parentheses, and is neither inside parentheses nor the subject of the words that follow it.
 *
 * @param definition the definition and remarks, without examples and their authors; not empty
 * @param examples the usage examples in order, white space at the ends removed
 */
record Gloss(String definition, List<String> examples) {
    private static final Set<String> EXAMPLE_FOLLOWS = Set.of("", "e.g.", "as in e.g.");

    /** Takes a gloss apart. A quote without its partner counts as a character of the definition. */
    static Gloss parse(String gloss) {
        String[] parts = gloss.split("\"", -1);
        int quoted = (parts.length - 1) / 2;
        StringBuilder definition = new StringBuilder(parts[0]);
        List<String> examples = new ArrayList<>();
        for (int i = 0; i < quoted; i++) {
            String passage = parts[2 * i + 1].strip();
            String after = parts[2 * i + 2];
            int piece = lastPiece(definition);
            String lead = piece < 0 ? null : definition.substring(piece).strip();
            if (!passage.isEmpty() && leadsToExample(lead) && !continues(after)) {
                examples.add(passage);
                if (EXAMPLE_FOLLOWS.contains(lead)) {
                    definition.setLength(piece - 1);
                }
                definition.append("; ").append(withoutAuthor(after));
            } else {
                definition.append('"').append(parts[2 * i + 1]).append('"').append(after);
            }
        }
        if (parts.length % 2 == 0) {
            definition.append('"').append(parts[parts.length - 1]);
        }
        return new Gloss(tidy(definition), List.copyOf(examples));
    }

    /** Returns where the text behind the last semicolon or colon starts, or -1 without one or inside parentheses. */
    private static int lastPiece(StringBuilder text) {
        int depth = 0;
        int start = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth = Math.max(0, depth - 1);
            } else if (depth == 0 && (c == ';' || c == ':')) {
                start = i + 1;
            }
        }
        return depth == 0 ? start : -1;
    }

    private static boolean leadsToExample(String lead) {
        return lead != null && (EXAMPLE_FOLLOWS.contains(lead) || lead.startsWith("(") && lead.endsWith(")"));
    }

    /** Tells whether the words behind a passage go on with its sentence, as in: "straw" is archaic. */
    private static boolean continues(String after) {
        String words = after.stripLeading();
        return !words.isEmpty() && words.length() < after.length() && Character.isLowerCase(words.charAt(0));
    }

    /** An author or origin stands right behind its example; a semicolon starts something else. */
    private static String withoutAuthor(String after) {
        int end = after.indexOf(';');
        return end < 0 ? "" : after.substring(end + 1).stripLeading();
    }

    private static String tidy(StringBuilder text) {
        int end = text.length();
        while (end > 0 && " ;:".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String tidy = text.substring(0, end).stripLeading();
        return tidy.contains("  ") ? tidy.replaceAll(" +", " ") : tidy;
    }
}
