/**
 * Hard negatives for enterprise search (Meghwani et al., ACL Industry Track 2025): nearer to the query than the
 * positive is, and nearer to the query than to the positive, measured by several encoders together.
 */
package dev.negbench.strategies.enterprisehnm;
