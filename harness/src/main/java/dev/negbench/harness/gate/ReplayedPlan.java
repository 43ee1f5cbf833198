package dev.negbench.harness.gate;

import dev.negbench.datasets.Hiding;
import dev.negbench.harness.encoder.HeadSide;
import dev.negbench.harness.evaluation.Measure;
import dev.negbench.harness.evaluation.PolicyChoice;
import dev.negbench.harness.evaluation.SelfMatch;
import dev.negbench.harness.evaluation.TieRule;
import dev.negbench.harness.evaluation.Unjudged;
import dev.negbench.harness.experiment.EncoderSettings;
import dev.negbench.harness.experiment.ExperimentPlans;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.harness.experiment.InitialRows;
import dev.negbench.harness.experiment.TrainOn;
import dev.negbench.harness.experiment.TrainingData;
import dev.negbench.harness.frozen.SentenceModel;
import dev.negbench.harness.training.TrainingSettings;
import dev.negbench.reports.journal.PlanDifference;
import dev.negbench.reports.results.ExperimentPlan;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import dev.negbench.strategies.stage.BatchMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes the settings of a stored plan again, so that later code runs the same experiment: {@link ExperimentPlans}. */
public final class ReplayedPlan {
    private static final String CHAT_MODEL = "chat model";
    private static final String GENERATED_TEXTS = "generated texts";

    private ReplayedPlan() {}

    /**
     * Returns the settings. What a plan does not name, such as a default that has changed since, is as it is today; see
     * {@link #requireSame}.
     *
     * @throws IllegalArgumentException if the plan depends on a chat model or on generated texts, which cannot be asked
     *     for again here, or has a setting that this version does not know
     */
    public static ExperimentSettings settings(ExperimentPlan plan, Strategies known) {
        for (String external : List.of(CHAT_MODEL, GENERATED_TEXTS)) {
            if (plan.settings().containsKey(external)) {
                throw new IllegalArgumentException("these results depend on " + external + " "
                        + plan.settings().get(external) + ", which a check cannot ask for again; leave the strategies"
                        + " that need it out of the baseline");
            }
        }
        List<BatchMode> modes = plan.modes().stream().map(BatchMode::parse).toList();
        List<ConfiguredStrategy> strategies =
                plan.strategies().stream().map(known::parse).toList();
        double hidden = number(plan, ExperimentSettings.HIDDEN_POSITIVES);
        String trainQueries = text(plan, "training queries at most");
        return new ExperimentSettings(
                strategies,
                known.parse(plan.baseline()),
                plan.datasets(),
                modes,
                plan.seeds(),
                TrainingSettings.of(
                        modes.get(0),
                        plan.negatives(),
                        whole(plan, "epochs"),
                        whole(plan, "patience"),
                        whole(plan, "batch size"),
                        number(plan, "learning rate"),
                        number(plan, "temperature")),
                plan.measures().stream().map(Measure::parse).toList(),
                new PolicyChoice(selfMatch(plan), constant(plan, "unjudged", Unjudged.class), TieRule.BY_ID_ASCENDING),
                hidden,
                hidden > 0 ? constant(plan, "hiding", Hiding.class) : Hiding.UNIFORM,
                text(plan, "test split"),
                constant(plan, "train on", TrainOn.class),
                trainQueries.equals("all") ? Integer.MAX_VALUE : whole(plan, "training queries at most"),
                encoder(plan),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Refuses a run that would not be the stored experiment.
     *
     * @throws IllegalArgumentException if data or a setting differ; the message names each
     */
    public static void requireSame(
            ExperimentPlan stored, ExperimentSettings settings, Map<String, TrainingData> data) {
        requireSame(stored, ExperimentPlans.of(settings, data, ""));
    }

    /** Refuses results of another plan; see the other method. */
    public static void requireSame(ExperimentPlan stored, ExperimentPlan asked) {
        List<String> differences = PlanDifference.between(stored, asked);
        if (!differences.isEmpty()) {
            boolean data = differences.stream().anyMatch(line -> line.startsWith("fingerprints."));
            throw new IllegalArgumentException("the baseline is of " + (data ? "other data" : "other settings") + ": "
                    + String.join("; ", differences) + "; "
                    + (data ? "give the data it was made with by --data-dir, or save" : "save") + " a new baseline");
        }
    }

    /** A policy that was chosen dataset by dataset is so chosen again. */
    private static Optional<SelfMatch> selfMatch(ExperimentPlan plan) {
        String stored = text(plan, "self match");
        return stored.contains(" on ") ? Optional.empty() : Optional.of(constant(plan, "self match", SelfMatch.class));
    }

    private static EncoderSettings encoder(ExperimentPlan plan) {
        List<EncoderSettings> candidates = new ArrayList<>();
        for (InitialRows rows : InitialRows.values()) {
            candidates.add(new EncoderSettings.Static(rows));
        }
        if (plan.settings().containsKey("weight decay")) {
            double decay = number(plan, "weight decay");
            for (SentenceModel model : SentenceModel.values()) {
                for (HeadSide side : HeadSide.values()) {
                    candidates.add(new EncoderSettings.Frozen(model, side, decay));
                }
            }
        }
        return candidates.stream()
                .filter(candidate -> candidate.name().equals(plan.encoder()))
                .filter(candidate -> plan.settings().entrySet().containsAll(candidate.shared().entrySet()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("encoder '" + plan.encoder() + "' of the baseline is"
                        + " none that this version can train; save a new baseline"));
    }

    private static <E extends Enum<E>> E constant(ExperimentPlan plan, String name, Class<E> type) {
        String value = text(plan, name);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(value))
                .findFirst()
                .orElseThrow(() -> unknown(name, value));
    }

    private static int whole(ExperimentPlan plan, String name) {
        try {
            return Integer.parseInt(text(plan, name));
        } catch (NumberFormatException e) {
            throw unknown(name, text(plan, name));
        }
    }

    private static double number(ExperimentPlan plan, String name) {
        try {
            return Double.parseDouble(text(plan, name));
        } catch (NumberFormatException e) {
            throw unknown(name, text(plan, name));
        }
    }

    private static String text(ExperimentPlan plan, String name) {
        String value = plan.settings().get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "the baseline does not say '" + name + "', which this version needs; save a new baseline");
        }
        return value;
    }

    private static IllegalArgumentException unknown(String name, String value) {
        return new IllegalArgumentException("the baseline's '" + name + "' is '" + value
                + "', which this version does not know; save a new baseline");
    }
}
