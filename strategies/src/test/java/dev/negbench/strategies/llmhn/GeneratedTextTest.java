package dev.negbench.strategies.llmhn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Quinine is bitter.",
                "  Quinine\n\nis   bitter. ",
                "<think>Let me see.\nHard negative: no</think>\nQuinine is bitter.",
                "<THINK>a</THINK>Hard negative: Quinine is bitter.",
                "```\nQuinine is bitter.\n```",
                "```text\nPassage: \"Quinine is bitter.\"\n```",
                "**Hard Negative Passage:** Quinine is bitter.",
                "\u201cQuinine is bitter.\u201d",
                "Negative: 'Quinine is bitter.'"
            })
    void thePassageIsWhatRemains(String answer) {
        assertEquals(Optional.of("Quinine is bitter."), GeneratedText.parse(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "<think>cut before the end", "```\n```", "\"\"", "Hard negative:"})
    void nothingMayRemain(String answer) {
        assertEquals(Optional.empty(), GeneratedText.parse(answer));
    }

    @Test
    void labelsAndQuotesWithinAPassageStay() {
        String passage = "Document types: the word \"passage: \" is one.";
        assertEquals(Optional.of(passage), GeneratedText.parse(passage));
    }
}
