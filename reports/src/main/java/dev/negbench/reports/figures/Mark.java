package dev.negbench.reports.figures;

/** How the points of a series are drawn. */
public enum Mark {
    /** One symbol a point, with whiskers where the series has bounds. */
    POINTS,
    /** A line through the points in their order. */
    LINE,
    /** A dashed line through the points in their order. */
    DASHED_LINE,
    /** The area that the points go round. */
    AREA
}
