/**
 * ConFit v2 (Yu et al., Findings of ACL 2025): runner-up mining takes negatives from just below the top of the ranking,
 * where unlabelled positives are rare; HyRE lets a generated ideal document stand for the query. The two are strategies
 * of their own, {@code confit-v2} and {@code hyre}, since each works without the other: {@code confit-v2|hyre}, {@code
 * simans|hyre}.
 */
package dev.negbench.strategies.confit;
