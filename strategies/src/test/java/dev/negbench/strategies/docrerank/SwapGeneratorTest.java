package dev.negbench.strategies.docrerank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.stage.Retrieval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwapGeneratorTest {
    private static final Corpus CORPUS = Facts.DATASET.corpus();

    private final SwapGenerator generator = new SwapGenerator(CORPUS, SwapGenerator.table(CORPUS), Retrieval.INITIAL);

    private List<Variant> variants(VariantTask task) {
        return generator.variants(List.of(task), Facts.SPACE).get(0);
    }

    @Test
    void findsValuesByTheirLook() {
        List<String> found =
                TypedText.of("Sales by Big Blue, of IBM in 2022 (Rome) were 1,250.5 or 7%. Then 1750 A4x.").stream()
                        .map(one -> one.kind() + " " + one.value())
                        .toList();
        assertEquals(
                List.of(
                        "year 2022",
                        "number 1,250.5",
                        "number 7%",
                        "number 1750",
                        "entity Big Blue",
                        "entity IBM",
                        "entity A4x"),
                found);
        assertEquals("9,999.9%", TypedText.format("1,250.5%"));
    }

    /** One value a variant: year, number, name, then terms by rarity; then the next replacement of each. */
    @Test
    void changesOneValueAtATimeRoundRobin() {
        List<Variant> variants = variants(Facts.task(Facts.QUERY, 12));
        assertEquals(
                List.of(
                        "What was the revenue of Apple Inc in 2023, up 45%?",
                        "What was the revenue of Apple Inc in 2022, up 12%?",
                        "What was the revenue of Milk Co in 2022, up 45%?",
                        "What was the sales of Apple Inc in 2022, up 45%?",
                        "What was the revenue of Apple Inc in 2021, up 45%?"),
                Facts.texts(variants).subList(0, 5));
        assertEquals(
                List.of(Property.YEAR, Property.NUMBER, Property.ENTITY, Property.TERM, Property.YEAR),
                variants.stream()
                        .limit(5)
                        .map(variant -> variant.changed().orElseThrow())
                        .toList());
        assertTrue(variants.size() <= 12);
        assertEquals(variants.size(), Facts.texts(variants).stream().distinct().count());
        assertFalse(Facts.texts(variants).contains(Facts.QUERY));
    }

    @Test
    void onlyOnePropertyChangesWhereThatIsWanted() {
        List<Variant> years = variants(new VariantTask(Facts.QUERY, 12, Optional.of(Property.YEAR), 7));
        assertEquals(10, years.size(), "fewer than wanted: five years either way");
        assertTrue(years.stream().allMatch(variant -> variant.text().matches(".*in 20\\d\\d, up 45%\\?")));
        assertEquals(List.of(), variants(new VariantTask("who", 12, Optional.of(Property.YEAR), 7)));
    }

    @Test
    void aValueThatTheQueryHoldsIsNoReplacement() {
        List<String> texts = Facts.texts(variants(Facts.task("was revenue up from 2021 to 2022", 12)));
        assertTrue(texts.contains("was revenue up from 2023 to 2022"), texts::toString);
        assertFalse(texts.contains("was revenue up from 2022 to 2022"), texts::toString);
        assertFalse(texts.contains("was revenue up from 2021 to 2021"), texts::toString);
        List<String> terms = Facts.texts(variants(Facts.task("Revenue and sales", 12)));
        assertTrue(terms.contains("Profit and sales"), "capitalised as it was: " + terms);
        assertFalse(terms.contains("Sales and sales"), terms::toString);
    }

    @Test
    void theSeedDecidesEverything() {
        List<Variant> first = variants(Facts.task(Facts.QUERY, 12));
        assertEquals(
                first,
                new SwapGenerator(CORPUS, SwapGenerator.table(CORPUS), Retrieval.INITIAL)
                        .variants(List.of(Facts.task("x", 3), Facts.task(Facts.QUERY, 12)), Facts.SPACE)
                        .get(1));
        assertEquals(first, generator.variants(Facts.task(Facts.QUERY, 12)), "looked up before");
    }
}
