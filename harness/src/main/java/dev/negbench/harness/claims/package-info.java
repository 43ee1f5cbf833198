/**
 * Papers' claims: YAML files, one a paper, that say what is claimed, which arms and collections it is tried on, and how
 * large an effect matters; the closed forms and made-up worlds that claims name; and turning trained cells and timed
 * forks into findings. Which words findings get is decided in {@code reports}.
 */
package dev.negbench.harness.claims;
