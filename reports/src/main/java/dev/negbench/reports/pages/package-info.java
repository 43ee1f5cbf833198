/** Results as pages to read: one HTML file that needs nothing else, and Markdown with figures beside it. */
package dev.negbench.reports.pages;
