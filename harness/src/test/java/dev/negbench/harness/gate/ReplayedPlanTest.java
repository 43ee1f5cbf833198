package dev.negbench.harness.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.Hiding;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.evaluation.PolicyChoice;
import dev.negbench.harness.evaluation.SelfMatch;
import dev.negbench.harness.evaluation.TieRule;
import dev.negbench.harness.evaluation.Unjudged;
import dev.negbench.harness.experiment.EncoderSettings;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.InitialRows;
import dev.negbench.harness.experiment.TrainOn;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.training.TrainingSettings;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.BatchMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayedPlanTest {
    private static final Strategies KNOWN = Strategies.load();

    static List<ExperimentSettings> everyKindOfSetting() {
        return List.of(
                settings(EncoderSettings.STANDARD, 0, Hiding.UNIFORM, TrainOn.JUDGEMENTS, Integer.MAX_VALUE),
                settings(
                        new EncoderSettings.Static(InitialRows.RANDOM), 0.25, Hiding.HARD, TrainOn.TITLES, 100),
                settings(
                        new EncoderSettings.Frozen(SentenceModel.BGE_SMALL, HeadSide.QUERY, 0.5),
                        0.1,
                        Hiding.UNIFORM,
                        TrainOn.JUDGEMENTS,
                        7));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfSetting")
    void settingsComeBackFromTheirPlan(ExperimentSettings settings) {
        assertEquals(settings, ReplayedPlan.settings(plan(settings, Map.of()), KNOWN));
    }

    @Test
    void refusesWhatCannotBeRunAgain() {
        ExperimentSettings settings = everyKindOfSetting().get(0);
        assertRefused(plan(settings, Map.of("generated texts", "abc")), "depend on generated texts abc");
        assertRefused(plan(settings, Map.of("epochs", "many")), "'epochs' is 'many'");
        assertRefused(plan(settings, Map.of("unjudged", "forget")), "'unjudged' is 'forget'");
        assertRefused(plan(settings, Map.of("initial rows", "zero")), "none that this version can train");
    }

    @Test
    void namesEveryDifference() {
        ExperimentPlan stored = plan(everyKindOfSetting().get(0), Map.of());
        ExperimentPlan other = plan(everyKindOfSetting().get(0), Map.of("epochs", "9", "patience", "4"));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> ReplayedPlan.requireSame(stored, other))
                .getMessage();
        assertTrue(message.contains("other settings"), message);
        assertTrue(message.contains("epochs: 3 stored, 9 asked for"), message);
        assertTrue(message.contains("patience: 2 stored, 4 asked for"), message);
    }

    private static void assertRefused(ExperimentPlan plan, String words) {
        String message = assertThrows(IllegalArgumentException.class, () -> ReplayedPlan.settings(plan, KNOWN))
                .getMessage();
        assertTrue(message.contains(words), message);
    }

    private static ExperimentSettings settings(
            EncoderSettings encoder, double hidden, Hiding hiding, TrainOn trainOn, int trainQueries) {
        return new ExperimentSettings(
                List.of(KNOWN.parse("random"), KNOWN.parse("topk(200)|percpos(0.95)|simans(a=1)")),
                KNOWN.parse("random"),
                List.of("a", "b"),
                List.of(BatchMode.DRAWN, BatchMode.IN_BATCH_AND_DRAWN),
                List.of(4L, 5L),
                TrainingSettings.of(BatchMode.DRAWN, 7, 3, 2, 16, 0.003, 0.05),
                List.of(Measure.parse("nDCG@10"), Measure.parse("MAP")),
                new PolicyChoice(Optional.of(SelfMatch.DROP), Unjudged.SKIP, TieRule.BY_ID_ASCENDING),
                hidden,
                hiding,
                "dev",
                trainOn,
                trainQueries,
                encoder,
                Optional.empty(),
                Optional.empty());
    }

    /** As results are stored, without the data that its fingerprints would come from. */
    private static ExperimentPlan plan(ExperimentSettings settings, Map<String, String> changes) {
        Map<String, String> shared = settings.shared();
        shared.putAll(changes);
        return new ExperimentPlan(
                ExperimentPlan.SCHEMA,
                settings.strategies().stream().map(ConfiguredStrategy::print).toList(),
                settings.baseline().print(),
                settings.datasets(),
                Map.of(),
                settings.encoder().name(),
                settings.modes().stream().map(Object::toString).toList(),
                settings.seeds(),
                settings.training().negatives(),
                settings.measures().stream().map(Object::toString).toList(),
                shared,
                "");
    }
}
