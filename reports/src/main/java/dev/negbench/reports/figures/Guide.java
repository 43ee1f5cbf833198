package dev.negbench.reports.figures;

/**
 * A vertical line to read a chart against.
 *
 * @param x where it stands, in units of the x axis
 * @param label what it says; may be empty
 * @param strong whether it is the main one, such as "no difference"
 */
public record Guide(double x, String label, boolean strong) {}
