package dev.negbench.reports.tables;

import static dev.negbench.reports.statistics.Verdict.IMPROVES;
import static dev.negbench.reports.statistics.Verdict.IMPROVES_MEANINGFULLY;
import static dev.negbench.reports.statistics.Verdict.INCONCLUSIVE;
import static dev.negbench.reports.statistics.Verdict.NOT_RUN;
import static dev.negbench.reports.statistics.Verdict.NO_DIFFERENCE_FOUND;
import static dev.negbench.reports.statistics.Verdict.WORSENS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.reports.SyntheticResults;
import dev.negbench.reports.SyntheticResults.Truth;
import dev.negbench.reports.results.ExperimentResults;
import dev.negbench.reports.results.NamedResults;
import dev.negbench.reports.statistics.ComparisonSettings;
import dev.negbench.reports.statistics.MultipleTesting;
import dev.negbench.reports.statistics.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class AgreementTableTest {
    private static final ComparisonSettings SETTINGS = ComparisonSettings.DEFAULT.withSignFlips(100);
    private static final ExperimentResults FIRST = results(0.3, 0.3, 11);
    private static final ExperimentResults SECOND = results(0.3, -0.3, 12);

    private static ExperimentResults results(double both, double turned, long randomSeed) {
        return SyntheticResults.of(
                List.of(
                        new Truth("random", 0, -0.2, 1),
                        new Truth("both", both, -0.2, 1),
                        new Truth("turned", turned, -0.2, 1)),
                List.of("scifact", "fiqa"),
                List.of("drawn"),
                4,
                120,
                randomSeed);
    }

    private static AgreementTable table(ExperimentResults... experiments) {
        return AgreementTable.of(
                Stream.iterate(0, i -> i + 1)
                        .limit(experiments.length)
                        .map(i -> new NamedResults("e" + i, experiments[i]))
                        .toList(),
                "random",
                SETTINGS);
    }

    static Stream<Arguments> verdicts() {
        return Stream.of(
                Arguments.of(List.of(IMPROVES, IMPROVES_MEANINGFULLY), Agreement.HIGHER_IN_ALL),
                Arguments.of(List.of(WORSENS, WORSENS, NOT_RUN), Agreement.LOWER_IN_ALL),
                Arguments.of(List.of(IMPROVES, INCONCLUSIVE), Agreement.HIGHER_IN_SOME),
                Arguments.of(List.of(NO_DIFFERENCE_FOUND, WORSENS), Agreement.LOWER_IN_SOME),
                Arguments.of(List.of(IMPROVES, INCONCLUSIVE, WORSENS), Agreement.OPPOSITE),
                Arguments.of(List.of(NO_DIFFERENCE_FOUND, NO_DIFFERENCE_FOUND), Agreement.NO_DIFFERENCE_IN_ANY),
                Arguments.of(List.of(NO_DIFFERENCE_FOUND, INCONCLUSIVE), Agreement.UNDECIDED),
                Arguments.of(List.of(IMPROVES, NOT_RUN), Agreement.NOT_COMPARED));
    }

    @ParameterizedTest
    @MethodSource("verdicts")
    void verdictsTogetherHaveAWord(List<Verdict> verdicts, Agreement agreement) {
        assertEquals(agreement, Agreement.of(verdicts));
    }

    @Test
    void whatTurnsWithTheConditionIsOppositeAndChanged() {
        AgreementTable table = table(FIRST, SECOND);
        assertEquals(4, table.rows().size());
        for (AgreementRow row : table.rows()) {
            boolean turned = row.strategy().equals("turned");
            assertEquals(turned ? Agreement.OPPOSITE : Agreement.HIGHER_IN_ALL, row.agreement());
            AgreementRow.Change change = row.changes().get(0);
            assertEquals(row.meanDifference(1) - row.meanDifference(0), change.mean(), 1e-12);
            assertEquals(turned, change.adjustedP() < 1e-6, row.toString());
        }
        assertEquals(2, table.changed());
        assertEquals(4, table.changesTested());
    }

    @Test
    void verdictsAreThoseOfEachOwnTableAndChangesAreOneFamily() {
        AgreementTable table = table(FIRST, SECOND, FIRST);
        for (int e = 0; e < 3; e++) {
            ComparisonTable own = ComparisonTable.of(e == 1 ? SECOND : FIRST, "random", SETTINGS);
            for (AgreementRow row : table.rows()) {
                ComparisonRow found = own.rows(row.dataset(), row.mode()).stream()
                        .filter(r -> r.strategy().equals(row.strategy()))
                        .findFirst()
                        .orElseThrow();
                assertEquals(found.verdict().orElseThrow().verdict(), row.verdict(e));
            }
        }
        double[] raw = table.rows().stream()
                .flatMap(row -> row.changes().stream())
                .mapToDouble(AgreementRow.Change::p)
                .toArray();
        double[] adjusted = table.rows().stream()
                .flatMap(row -> row.changes().stream())
                .mapToDouble(AgreementRow.Change::adjustedP)
                .toArray();
        assertEquals(8, raw.length);
        assertEquals(1, raw[1], "an experiment and itself do not differ");
        assertEquals(boxed(MultipleTesting.HOLM.adjust(raw)), boxed(adjusted));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    @Test
    void ordersAreComparedByKendallsTau() {
        ExperimentResults reversed = SyntheticResults.of(
                List.of(
                        new Truth("random", 0, -0.2, 1),
                        new Truth("both", -0.3, -0.2, 1),
                        new Truth("turned", -0.1, -0.2, 1)),
                List.of("scifact"),
                List.of("drawn"),
                3,
                120,
                13);
        ExperimentResults ordered = results(0.3, 0.1, 14);
        List<RankAgreement> ranks = table(ordered, ordered, reversed).ranks();
        assertEquals(6, ranks.size());
        RankAgreement same = ranks.get(0);
        assertEquals(List.of(0, 1), List.of(same.first(), same.second()));
        assertEquals(1, same.tau());
        assertEquals(2, same.same());
        RankAgreement turned = ranks.get(1);
        assertEquals("scifact", turned.dataset());
        assertEquals(-1, turned.tau());
        assertEquals(2, turned.opposite());
        RankAgreement apart = ranks.get(4);
        assertEquals("fiqa", apart.dataset());
        assertEquals(0, apart.strategies());
        assertTrue(Double.isNaN(apart.tau()));
    }

    @Test
    void whatOnlyOneHasIsNotCompared() {
        ExperimentResults fewer = SyntheticResults.of(
                List.of(new Truth("random", 0, -0.2, 1), new Truth("turned", 0.3, -0.2, 1)),
                List.of("scifact"),
                List.of("drawn"),
                2,
                120,
                12);
        AgreementTable table = table(FIRST, fewer);
        assertEquals(List.of("scifact"), table.rows().stream().map(AgreementRow::dataset).distinct().toList());
        AgreementRow both = table.rows().get(0);
        assertEquals(Agreement.NOT_COMPARED, both.agreement());
        assertTrue(both.changes().get(0).test().isEmpty());
        assertEquals(1, both.changes().get(0).adjustedP());
        assertEquals(2, table.rows().get(1).changes().get(0).test().orElseThrow().seeds());
        assertEquals(1, table.changesTested());
        Table numbers = table.table();
        assertEquals(4, numbers.rowCount());
        assertEquals("not planned", numbers.stringColumn("verdict").get(1));
    }

    @Test
    void refusesWhatCannotBeCompared() {
        assertThrows(IllegalArgumentException.class, () -> table(FIRST));
        ExperimentResults elsewhere = SyntheticResults.of(
                List.of(new Truth("random", 0, -0.2, 1), new Truth("both", 0.3, -0.2, 1)),
                List.of("adi"),
                List.of("drawn"),
                2,
                20,
                12);
        IllegalArgumentException nothing =
                assertThrows(IllegalArgumentException.class, () -> table(FIRST, elsewhere));
        assertTrue(nothing.getMessage().contains("in common"), nothing.getMessage());
        List<NamedResults> same = List.of(new NamedResults("a", FIRST), new NamedResults("a", SECOND));
        assertThrows(IllegalArgumentException.class, () -> AgreementTable.of(same, "random", SETTINGS));
    }
}
