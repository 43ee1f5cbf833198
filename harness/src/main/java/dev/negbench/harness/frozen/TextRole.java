package dev.negbench.harness.frozen;

/** What a text is embedded as: models put different prompts before queries and documents. */
public enum TextRole {
    QUERY,
    DOCUMENT
}
