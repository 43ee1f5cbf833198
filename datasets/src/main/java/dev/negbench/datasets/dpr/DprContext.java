package dev.negbench.datasets.dpr;

import java.util.Objects;

/**
 * A passage that a question comes with.
 *
 * @param id the passage's id; made from title and text where the file has none
 * @param title the title, empty where there is none
 * @param text the body
 */
public record DprContext(String id, String title, String text) {
    public DprContext {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
    }
}
