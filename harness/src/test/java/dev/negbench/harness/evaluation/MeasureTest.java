package dev.negbench.harness.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {
    @Property(seed = "1")
    void parsesWhatItPrints(@ForAll Measure.Kind kind, @ForAll @IntRange(min = 1, max = 999_999_999) int cutoff) {
        Measure measure = new Measure(kind, cutoff);
        assertEquals(measure, Measure.parse(measure.toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nDCG@10", "MRR@10", "MRR", "nDCG", "MAP", "Recall@100", "P@10", "success@1", "RP@5", "ILD@10"})
    void printsWhatItParses(String text) {
        assertEquals(text, Measure.parse(text).toString());
    }

    @Test
    void equalTextsAreEqualMeasures() {
        assertEquals(Measure.parse("nDCG@10"), Measure.parse(" NDCG@010 "));
        assertEquals(Measure.parse("nDCG@10").hashCode(), Measure.parse("ndcg@10").hashCode());
    }

    @ParameterizedTest
    @CsvSource({"ndgc@10,nDCG", "maps,MAP", "recal@5,Recall", "sucess@1,success", "MMR@10,MRR"})
    void namesTheNearest(String text, String nearest) {
        String message = assertThrows(IllegalArgumentException.class, () -> Measure.parse(text)).getMessage();
        assertTrue(message.contains("'" + text + "'") && message.contains("did you mean '" + nearest + "'?"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "@10", "nDCG@", "nDCG@0", "nDCG@-1", "nDCG@ten", "nDCG@10@5", "P", "Recall", "RP", "success", "ILD",
        "nDCG@9999999999"
    })
    void rejects(String text) {
        assertThrows(IllegalArgumentException.class, () -> Measure.parse(text));
    }
}
