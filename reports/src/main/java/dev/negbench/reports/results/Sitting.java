package dev.negbench.reports.results;

import java.util.List;
import java.util.Map;

/**
 * The circumstances of timings: the machine as it was found just before, and what was asked for. A run that is
 * interrupted and goes on has one for each start.
 *
 * @param fitness verdict on the machine: {@code fit}, {@code noisy} or {@code unfit}
 * @param reasons what spoke against {@code fit}, a sentence each
 * @param measured what was measured of the machine, name with unit → value
 * @param environment machine and software
 * @param questions what is asked, by benchmark class
 * @param settings how long was measured, name → value, in a fixed order
 * @param command the command that repeats it
 */
public record Sitting(
        String fitness,
        List<String> reasons,
        Map<String, Double> measured,
        Environment environment,
        Map<String, String> questions,
        Map<String, String> settings,
        String command) {}
