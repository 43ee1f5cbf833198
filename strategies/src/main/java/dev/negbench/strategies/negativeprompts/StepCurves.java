package dev.negbench.strategies.negativeprompts;

import java.util.List;

/**
 * What happens at each denoising step, averaged over samples. Source: card, "Measurement of the delay", "Momentum",
 * "Inducing effect" and "Mapping to the harness".
 *
 * @param attentionRatio r_t: the energy of the negative condition's weights over that of the positive's, with the
 *     negative condition active at every step; stands in for the ratio of attention maps
 * @param objectMass π_t: the probability of points with the object under the positive condition, without a negative one
 * @param neutralisation cosine of the negative and the positive mean, both seen from the mean of the positive points
 *     without the object, without a negative condition; 1 is exact opposition
 * @param momentum cosine of the positive noise with that of the next step, the negative condition active; the last step
 *     has none (NaN)
 * @param inducing D_t: length of the positive noise along the negative one with the negative condition active, minus
 *     that without
 */
public record StepCurves(
        double[] attentionRatio,
        double[] objectMass,
        double[] neutralisation,
        double[] momentum,
        double[] inducing) {
    /** What is summed for each sample and step, in this order. */
    static final int SUMS = 6;

    static final int NEGATIVE_ENERGY = 0;
    static final int POSITIVE_ENERGY = 1;
    static final int OBJECT_MASS = 2;
    static final int NEUTRALISATION = 3;
    static final int MOMENTUM = 4;
    static final int INDUCING = 5;

    /** Averages sums of samples, in their order. */
    static StepCurves of(List<SampleOutcome> samples, int steps) {
        double[][] means = new double[SUMS][steps];
        for (SampleOutcome sample : samples) {
            for (int s = 0; s < SUMS; s++) {
                for (int step = 0; step < steps; step++) {
                    means[s][step] += sample.curves()[s][step] / samples.size();
                }
            }
        }
        double[] ratio = new double[steps];
        for (int step = 0; step < steps; step++) {
            ratio[step] = means[NEGATIVE_ENERGY][step] / means[POSITIVE_ENERGY][step];
        }
        return new StepCurves(
                ratio, means[OBJECT_MASS], means[NEUTRALISATION], means[MOMENTUM], means[INDUCING]);
    }
}
