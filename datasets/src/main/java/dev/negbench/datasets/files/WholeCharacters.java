package dev.negbench.datasets.files;

import dev.negbench.datasets.DatasetException;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Finds halves of surrogate pairs, which JSON escapes can spell but no UTF-8 file and no tokeniser can hold. */
public final class WholeCharacters {
    private WholeCharacters() {}

    /**
     * Refuses a text with half a surrogate pair.
     *
     * @param problem makes the report of a problem and its remedy
     */
    public static void require(String text, BiFunction<String, String, DatasetException> problem) {
        // A surrogate that has its other half comes out as one code point above the surrogates.
        OptionalInt half = text.codePoints()
                .filter(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
                .findFirst();
        if (half.isPresent()) {
            throw problem.apply(
                    String.format("the escape \\u%04X is half a surrogate pair", half.getAsInt()),
                    "write the whole character");
        }
    }
}
