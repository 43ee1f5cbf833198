package dev.negbench.harness.cli;

import dev.negbench.reports.confirmation.SearchOutcome;
import dev.negbench.reports.plan.LockedPlan;
import dev.negbench.reports.plan.StudyPlan;
import dev.negbench.reports.results.ExperimentPlan;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options of an experiment, as a plan keeps them. */
final class PlanArguments {
    /** Name of the field that verbs hold {@link ExperimentOptions} in, which is the mixin's. */
    private static final String MIXIN = "experiment";

    private PlanArguments() {}

    /** Returns the options of the experiment that were given to a verb. */
    static List<String> of(CommandSpec spec) {
        return given(spec).stream()
                .map(option -> option.longestName() + "=" + String.join(",", option.originalStringValues()))
                .toList();
    }

    /**
     * Refuses options of an experiment beside a plan, which has its own.
     *
     * @throws UsageException if there is one
     */
    static void requireNone(CommandSpec spec) {
        given(spec).stream().findFirst().ifPresent(option -> {
            throw new UsageException(option.longestName() + " comes from the plan; leave it out, or leave out --plan");
        });
    }

    private static List<OptionSpec> given(CommandSpec spec) {
        ParseResult parsed = spec.commandLine().getParseResult();
        List<OptionSpec> given = new ArrayList<>();
        for (OptionSpec option : spec.mixins().get(MIXIN).options()) {
            if (parsed.hasMatchedOption(option.longestName())) {
                given.add(parsed.matchedOption(option.longestName()));
            }
        }
        return given;
    }

    /**
     * Returns the experiment that a plan was written for.
     *
     * @throws UsageException if its arguments are not options of an experiment
     */
    static ExperimentOptions parse(StudyPlan plan) {
        ExperimentOptions options = new ExperimentOptions();
        try {
            new CommandLine(options)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .parseArgs(plan.arguments().toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            throw new UsageException("arguments of the plan: " + e.getMessage());
        }
        return options;
    }

    /**
     * Returns the experiment that a locked plan asks for, with what its searches chose.
     *
     * @throws UsageException if a search is incomplete
     */
    static ExperimentOptions parse(LockedPlan locked) {
        ExperimentOptions options = parse(locked.plan());
        ExperimentPlan chosen = SearchOutcome.experiment(locked)
                .orElseThrow(() -> new UsageException("a search of the plan is not complete; run './bench plan search' "
                        + "first, which goes on where it stopped"));
        options.strategies = new ArrayList<>(chosen.strategies());
        options.baseline = chosen.baseline();
        return options;
    }
}
