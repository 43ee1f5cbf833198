package dev.negbench.strategies.docrerank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.strategies.chat.Thoughts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Takes queries out of a language model's answer. Source: docrerank card, "Parsing". */
final class VariantText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern MARKER = Pattern.compile("^\\s*(?:[-*\u2022]|\\d{1,3}[.)])\\s*");
    private static final Pattern QUOTED = Pattern.compile("^[\"\u201c](.*)[\"\u201d],?$");
    private static final Pattern JOINT = Pattern.compile("\",\\s*\"");
    private static final Pattern OPEN = Pattern.compile("^\\[?\"[^\"]*$");
    private static final String FENCE = "```";

    private VariantText() {}

    /**
     * Reads the first JSON array that holds texts; without one, the lines that look like queries.
     *
     * @param answer the whole answer
     * @param query the query itself, which is left out
     * @param most how many are kept
     */
    static List<String> parse(String answer, String query, int most) {
        String spoken = Thoughts.removed(answer);
        Set<String> seen = new HashSet<>();
        seen.add(query.strip().toLowerCase(Locale.ROOT));
        List<String> kept = new ArrayList<>();
        for (String text : array(spoken).orElseGet(() -> lines(spoken))) {
            String stripped = text.strip();
            if (kept.size() < most && !stripped.isEmpty() && seen.add(stripped.toLowerCase(Locale.ROOT))) {
                kept.add(stripped);
            }
        }
        return kept;
    }

    private static Optional<List<String>> array(String text) {
        for (int at = text.indexOf('['); at >= 0; at = text.indexOf('[', at + 1)) {
            List<String> texts = arrayFrom(text.substring(at));
            if (texts.stream().anyMatch(element -> !element.isBlank())) {
                return Optional.of(texts);
            }
        }
        return Optional.empty();
    }

    /** Returns the elements of the array that a text begins with, whatever follows it; none if it is not one. */
    private static List<String> arrayFrom(String text) {
        try {
            List<String> texts = new ArrayList<>();
            for (JsonNode element : JSON.readTree(text)) {
                texts.add(element.isTextual() ? element.textValue() : "");
            }
            return texts;
        } catch (JsonProcessingException e) {
            return List.of();
        }
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(line -> MARKER.matcher(line).replaceFirst("").strip())
                .filter(line -> !line.startsWith(FENCE) && !line.endsWith(":"))
                .filter(line -> !line.equals("[") && !line.equals("]"))
                .map(line -> QUOTED.matcher(line).replaceFirst("$1"))
                // What is left of an array that was cut off.
                .filter(line ->
                        !JOINT.matcher(line).find() && !OPEN.matcher(line).matches())
                .toList();
    }
}
