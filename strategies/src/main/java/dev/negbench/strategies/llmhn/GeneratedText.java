package dev.negbench.strategies.llmhn;

import dev.negbench.strategies.chat.Thoughts;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes the passage out of a language model's answer. Source: card, "Parsing". */
final class GeneratedText {
    private static final Pattern FENCE = Pattern.compile("(?s)^```[\\w-]*\\s*(.*?)\\s*(```)?$");
    private static final Pattern LABEL = Pattern.compile(
            "(?i)^[*_#\\s]*(hard[ -]negative( passage| document)?|negative( passage| document)?|passage|document)"
                    + "[*_\\s]*:[*_\\s]*");
    private static final Pattern QUOTED = Pattern.compile("(?s)^(\"(.*)\"|\u201c(.*)\u201d|'(.*)')$");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private GeneratedText() {}

    /**
     * Strips reasoning, code fences, a leading label and quotes, and collapses blanks. Reasoning that never ends leaves
     * nothing.
     *
     * @return the passage, empty where nothing is left
     */
    static Optional<String> parse(String answer) {
        String text = Thoughts.removed(answer).strip();
        text = FENCE.matcher(text).replaceFirst("$1").strip();
        text = LABEL.matcher(text).replaceFirst("").strip();
        var quoted = QUOTED.matcher(text);
        if (quoted.matches()) {
            text = text.substring(1, text.length() - 1);
        }
        text = BLANKS.matcher(text).replaceAll(" ").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
