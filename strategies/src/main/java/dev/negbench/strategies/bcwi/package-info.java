/**
 * Backward compatibility during data updates by weight interpolation (Schumann et al., EACL 2024): after an update the
 * model that is deployed lies between the old weights and those fine-tuned from them, where most of what was gained is
 * kept and fewer queries that used to succeed fail. Soups of several new models and the old weights' Fisher information
 * are variants.
 *
 * <p>{@link dev.negbench.strategies.bcwi.WeightInterpolation} is the closed form, {@code bcwi} the strategy. It
 * composes with every way of choosing negatives: {@code topk(200)|simans|bcwi(importance=fisher)} trains the old and
 * the new models with SimANS. What is trained and measured is in {@link dev.negbench.strategies.stage.DataUpdate}.
 */
package dev.negbench.strategies.bcwi;
