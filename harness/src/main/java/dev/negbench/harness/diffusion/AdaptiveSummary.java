package dev.negbench.harness.diffusion;

import dev.negbench.strategies.negativeprompts.AdaptiveRemoval;
import java.util.List;

/**
 * Adaptive removal from one start, over all seeds.
 *
 * @param start first step of the negative condition
 * @param objects samples with something to remove
 * @param removed how many lost it
 * @param meanSteps mean length of the shortest window that removed it; NaN if none did
 * @param kept of those removed, how many kept their background
 */
public record AdaptiveSummary(int start, int objects, int removed, double meanSteps, int kept) {
    static AdaptiveSummary of(int start, List<AdaptiveRemoval> outcomes) {
        List<AdaptiveRemoval> removed =
                outcomes.stream().filter(AdaptiveRemoval::removed).toList();
        return new AdaptiveSummary(
                start,
                (int) outcomes.stream().filter(AdaptiveRemoval::hadObject).count(),
                removed.size(),
                removed.stream().mapToInt(AdaptiveRemoval::steps).average().orElse(Double.NaN),
                (int) removed.stream().filter(AdaptiveRemoval::kept).count());
    }
}
