package dev.negbench.strategies;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Printing and parsing of strategies and compositions. */
class StrategyTextTest {
    private static final Strategies STRATEGIES = Strategies.load();

    @Test
    void everyStrategyPrintsAndParses() {
        for (Strategy strategy : STRATEGIES.all()) {
            String id = strategy.card().id();
            ConfiguredStrategy configured = STRATEGIES.parse(id);
            List<String> named = strategy.card().parameters().stream()
                    .filter(ParameterSpec::alwaysPrinted)
                    .map(spec -> spec.name() + "=" + spec.defaultValue())
                    .toList();
            assertEquals(named.isEmpty() ? id : id + "(" + String.join(",", named) + ")", configured.print());
            assertEquals(configured, STRATEGIES.parse(configured.printAll()));
            for (String preset : strategy.card().presets().keySet()) {
                ConfiguredStrategy set = STRATEGIES.parse(id + "(preset=" + preset + ")");
                assertEquals(set, STRATEGIES.parse(set.print()), id + " " + preset);
                assertEquals(set, STRATEGIES.parse(set.printAll()), id + " " + preset);
            }
        }
    }

    @Property(tries = 2000)
    void generatedCompositionsPrintAndParse(@ForAll("compositions") String text) {
        ConfiguredStrategy parsed = STRATEGIES.parse(text);
        assertEquals(parsed, STRATEGIES.parse(parsed.print()));
        assertEquals(parsed, STRATEGIES.parse(parsed.printAll()));
        assertEquals(parsed.print(), STRATEGIES.parse(parsed.print()).print());
        assertEquals(parsed.hashCode(), STRATEGIES.parse(parsed.printAll()).hashCode());
    }

    @Provide
    Arbitrary<String> compositions() {
        List<Strategy> all = new ArrayList<>(STRATEGIES.all());
        Arbitrary<String> element = Arbitraries.of(all).flatMap(StrategyTextTest::element);
        Arbitrary<String> take = Arbitraries.oneOf(
                Arbitraries.just(""), Arbitraries.integers().between(0, 999_999).map(n -> "|take(" + n + ")"));
        return Combinators.combine(element.list().ofMinSize(1).ofMaxSize(4), take)
                .as((elements, end) -> String.join("|", elements) + end);
    }

    private static Arbitrary<String> element(Strategy strategy) {
        List<ParameterSpec> specs = strategy.card().parameters();
        if (specs.isEmpty()) {
            return Arbitraries.of(strategy.card().id(), strategy.card().id() + "()");
        }
        Arbitrary<List<ParameterSpec>> chosen =
                Arbitraries.of(specs).list().uniqueElements().ofMinSize(0).ofMaxSize(specs.size());
        return chosen.flatMap(some -> {
            Arbitrary<Map<String, String>> settings = Arbitraries.just(new LinkedHashMap<>());
            for (ParameterSpec spec : some) {
                settings = Combinators.combine(settings, value(spec)).as((before, value) -> {
                    Map<String, String> after = new LinkedHashMap<>(before);
                    after.put(spec.name(), value);
                    return after;
                });
            }
            return settings.map(values -> strategy.card().id() + values.entrySet().stream()
                    .map(e -> e.getKey() + " = " + e.getValue())
                    .collect(Collectors.joining(" , ", "( ", " )")));
        });
    }

    /** Values of a parameter as a user may type them, in range. */
    private static Arbitrary<String> value(ParameterSpec spec) {
        Arbitrary<String> typed = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 300).map(String::valueOf),
                Arbitraries.doubles().between(-4, 900).map(String::valueOf),
                Arbitraries.doubles().between(0, 1).ofScale(9).map(String::valueOf),
                Arbitraries.doubles().between(0, 1e-6).ofScale(14).map(String::valueOf),
                Arbitraries.of("never", "epoch", "3epochs", "1epochs", "step", "1", "500", "1e3", "+2", ".5", "-0.0"),
                Arbitraries.of(spec.range().split(" \\| ")));
        return typed.filter(text -> allowed(spec, text)).edgeCases(config -> config.none());
    }

    private static boolean allowed(ParameterSpec spec, String text) {
        try {
            spec.canonical().apply(text.strip());
            return !text.isBlank() && text.chars().noneMatch(c -> "(),|=".indexOf(c) >= 0);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Test
    void aParametersCanonicalFormIsAFixedPoint() {
        for (Strategy strategy : STRATEGIES.all()) {
            for (ParameterSpec spec : strategy.card().parameters()) {
                String what = strategy.card().id() + "." + spec.name();
                assertEquals(spec.defaultValue(), spec.canonical().apply(spec.defaultValue()), what);
                assertTrue(!spec.meaning().isBlank() && !spec.source().isBlank() && !spec.range().isBlank(), what);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "simans(a=0.50, b = 0); simans",
        "simans(2); simans(a=2)",
        "topk(50); topk(k=50)",
        "topk(200)|percpos(0.95)|simans(a=0.5)|take(15); topk|percpos|simans|take(15)",
        "simans(refresh=1epochs); simans",
        "ance(refresh=2epochs,lag=1); ance(refresh=2epochs,lag=1)",
        "simans(preset=nq-official-code); simans(b=-1,scale=raw,draw=rounds,refresh=2000)",
        "simans(preset=ms-pas-code,k=50); simans(a=3,kernel=laplace,scale=raw,draw=rounds,k=50,refresh=5000)",
        "simans(preset=paper-nq); simans(b=1,scale=raw,refresh=2000)",
        "simans(preset=paper-bing); simans(a=1,scale=raw)",
        "bm25|simans(scale=raw); bm25|simans(scale=raw)"
    })
    void printsInOneForm(String text, String printed) {
        assertEquals(printed, STRATEGIES.parse(text).print());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "siman; did you mean 'simans'",
        "anse; did you mean 'ance'",
        "nearestk; did you mean 'nearest-k'",
        "simans(kernal=laplace); did you mean 'kernel'",
        "simans(preset=paper-nqq); did you mean 'paper-nq'",
        "simans(kernel=gauss); is none of gaussian, laplace",
        "simans(a=-1); is outside the range",
        "simans(a=NaN); is outside the range",
        "simans(a=many); is not a number",
        "topk(0); is outside",
        "topk(2.5); is not a whole number",
        "ance(lag=2); is outside",
        "ance(refresh=sometimes); is not never, epoch",
        "ance(refresh=0); must be at least 1",
        "simans(a=1,2); only the first value",
        "simans(1,a=2); is given twice",
        "simans(a=1,a=2); is given twice",
        "simans(a=1; the closing bracket of simans is missing",
        "simans(a=(1)); brackets inside brackets",
        "simans(=1); is not of the form name=value",
        "simans(a=); is not of the form name=value",
        "simans(a==1); is not of the form name=value",
        "in-batch(3); has no parameters",
        "take(3); belongs at the end",
        "simans|take(3)|topk; belongs at the end",
        "simans|take(x); take needs one whole number",
        "simans|take; take needs one whole number",
        "Simans; names are in lower case: 'simans'",
        "2simans; is no strategy name"
    })
    void mistakesAreNamed(String text, String message) {
        StrategySyntaxException mistake = assertThrows(StrategySyntaxException.class, () -> STRATEGIES.parse(text));
        assertTrue(mistake.getMessage().contains(message), mistake::getMessage);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "|", "topk|", "|topk", "topk||simans", "topk |  | simans"})
    void missingNamesAreNamed(String text) {
        StrategySyntaxException mistake = assertThrows(StrategySyntaxException.class, () -> STRATEGIES.parse(text));
        assertTrue(mistake.getMessage().contains("a strategy's name is missing"), mistake::getMessage);
    }
}
