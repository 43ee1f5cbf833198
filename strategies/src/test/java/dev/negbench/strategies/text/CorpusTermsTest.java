package dev.negbench.strategies.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.Document;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTermsTest {
    private static final CorpusTerms TERMS = CorpusTerms.of(Corpus.of(List.of(
            new Document("a", "Caf\u00e9 Oslo", "the the THE end"),
            new Document("b", "", "the end-game of 1984"),
            new Document("c", "", "\ud835\udc9c\ud835\udc9c of the"))));

    @Test
    void wordsAreRunsOfLettersAndDigitsInLowerCase() {
        assertEquals(8, TERMS.size());
        assertEquals(4, TERMS.terms(0).length);
        assertArrayEquals(TERMS.terms(0), TERMS.terms("END! caf\u00c9;oslo (The) unknown"));
        assertEquals(0, TERMS.terms("??? zebra").length);
        assertEquals(1, TERMS.terms("\ud835\udc9c\ud835\udc9c").length);
    }

    /** In 3, 2, 1 of 3 documents; of the eleven running words four are "the", so the median is the next rarer word. */
    @Test
    void rareWordsAreContent() {
        int the = TERMS.terms("the")[0];
        int end = TERMS.terms("end")[0];
        int oslo = TERMS.terms("oslo")[0];
        assertEquals(Math.log(1 + 0.5 / 3.5), TERMS.idf(the), 1e-15);
        assertEquals(Math.log(1 + 1.5 / 2.5), TERMS.idf(end), 1e-15);
        assertEquals(Math.log(1 + 2.5 / 1.5), TERMS.idf(oslo), 1e-15);
        assertFalse(TERMS.isContent(the));
        assertTrue(TERMS.isContent(end) && TERMS.isContent(oslo));
    }

    @Test
    void sentencesEndAtMarksBeforeBlanksAndAtLineEnds() {
        List<String> sentences = new ArrayList<>();
        CorpusTerms.forEachSentence("One is 1.5 of it. Two!  \nthree? . four", sentences::add);
        assertEquals(List.of("One is 1.5 of it.", "Two!", "three?", ".", "four"), sentences);
        sentences.clear();
        CorpusTerms.forEachSentence("", sentences::add);
        assertEquals(List.of(), sentences);
    }
}
