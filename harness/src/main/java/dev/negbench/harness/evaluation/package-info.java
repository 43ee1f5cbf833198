/**
 * How well a ranked list answers its query: measures as values, policies that change them made explicit, and TREC run
 * files. The numbers equal those of trec_eval 9.0.4 under {@link
 * dev.negbench.harness.evaluation.EvaluationPolicy#TREC_EVAL}.
 */
package dev.negbench.harness.evaluation;
