/**
 * Figures. A {@link dev.negbench.reports.figures.Chart} says what is to be seen, in data units; one writer makes a live
 * figure of it by way of Tablesaw and plotly.js, another a still one in SVG that needs nothing.
 */
package dev.negbench.reports.figures;
