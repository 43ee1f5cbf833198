package dev.negbench.strategies.nasa;

/**
 * A head that was tuned.
 *
 * @param head which head
 * @param steps steps it took
 * @param cancelled whether the tuning was taken back, since the gap grew or accuracy was lost
 */
record TunedHead(int head, int steps, boolean cancelled) {}
