package dev.negbench.harness.cli;

import dev.negbench.harness.claims.Claim;
import dev.negbench.harness.claims.ClaimArm;
import dev.negbench.harness.claims.ClaimGroup;
import dev.negbench.harness.claims.ClaimScale;
import dev.negbench.harness.claims.GroupNeeds;
import dev.negbench.harness.claims.PaperClaims;
import dev.negbench.harness.experiment.ExperimentSettings;
import dev.negbench.strategies.ConfiguredStrategy;
import dev.negbench.strategies.Strategies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Claims' settings are options of {@code compare}: read by the same code, and printed as a command that can be run. */
final class ClaimSettings {
    /** What a claim says by itself, not as an option. */
    private static final Set<String> ELSEWHERE =
            Set.of("strategies", "dataset", "datasets", "seeds", "first-seed", "baseline", "measures");

    @Command(name = "claim")
    private static final class Options {
        @Mixin
        private ExperimentOptions experiment;
    }

    private ClaimSettings() {}

    /** Returns the options that claims may set, without their dashes. */
    static Set<String> options() {
        return commandLine(new Options()).getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .map(name -> name.replaceFirst("^-+", ""))
                .filter(name -> !ELSEWHERE.contains(name))
                .collect(Collectors.toSet());
    }

    private static CommandLine commandLine(Options options) {
        return new CommandLine(options).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * Returns the experiment of a group.
     *
     * @param strategies what to train, of {@code needs}
     * @throws UsageException if an option's value does not fit
     */
    static ExperimentSettings of(
            ClaimGroup group, Collection<ConfiguredStrategy> strategies, Set<String> measures, Strategies known) {
        Options options = new Options();
        try {
            commandLine(options)
                    .parseArgs(arguments(group, strategies, measures).toArray(String[]::new));
        } catch (ParameterException e) {
            throw new UsageException("claims on " + group + ": " + e.getMessage());
        }
        return options.experiment.resolve(known, Optional.empty(), Optional.empty());
    }

    /**
     * Checks the values of the options of claims, which are read by {@code compare}'s own code.
     *
     * @throws UsageException if one does not fit, with the claim's place
     */
    static void check(List<PaperClaims> papers, ClaimScale scale, Strategies known) {
        for (PaperClaims paper : papers) {
            for (Claim claim : paper.claims()) {
                if (claim instanceof Claim.Measured measured) {
                    check(measured, scale, known);
                }
            }
        }
    }

    private static void check(Claim.Measured claim, ClaimScale scale, Strategies known) {
        String dataset = claim.datasets().get(scale).get(0);
        for (ClaimArm arm : claim.arms()) {
            try {
                of(ClaimGroup.of(claim, arm, dataset, scale), arm.trained(), Set.of(), known);
            } catch (UsageException | IllegalArgumentException e) {
                throw new UsageException(claim.wording().place() + ": " + e.getMessage());
            }
        }
    }

    private static List<String> arguments(
            ClaimGroup group, Collection<ConfiguredStrategy> strategies, Set<String> measures) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--strategies");
        arguments.add(strategies.stream().map(ConfiguredStrategy::print).collect(Collectors.joining(",")));
        arguments.add("--dataset");
        arguments.add(group.dataset());
        arguments.add("--seeds");
        arguments.add(Integer.toString(group.seeds()));
        arguments.add("--measures");
        arguments.add(String.join(",", measures(measures)));
        group.options().forEach((name, value) -> {
            arguments.add("--" + name);
            arguments.add(value);
        });
        return arguments;
    }

    private static List<String> measures(Set<String> others) {
        List<String> measures = new ArrayList<>(List.of(GroupNeeds.PRIMARY.toString()));
        measures.addAll(others);
        return measures;
    }

    /** Returns the commands that train the cells of a claim on a collection, joined by {@code &&}. */
    static String command(Claim.Measured claim, String dataset, ClaimScale scale, Map<ClaimGroup, GroupNeeds> needs) {
        Map<ClaimGroup, Set<ConfiguredStrategy>> arms = new LinkedHashMap<>();
        for (ClaimArm arm : claim.arms()) {
            arms.computeIfAbsent(ClaimGroup.of(claim, arm, dataset, scale), group -> new LinkedHashSet<>())
                    .addAll(arm.trained());
        }
        return arms.entrySet().stream()
                .map(entry -> "./bench compare "
                        + arguments(
                                        entry.getKey(),
                                        entry.getValue(),
                                        needs.get(entry.getKey()).measures())
                                .stream()
                                .map(RepeatCommand::quote)
                                .collect(Collectors.joining(" "))
                        + " --no-throughput")
                .collect(Collectors.joining(" && "));
    }
}
