/**
 * Filters to compose with: each is a strategy that only removes candidates, for example {@code
 * topk(200)|skip(10)|percpos(0.95)}.
 */
package dev.negbench.strategies.filters;
