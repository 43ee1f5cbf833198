package dev.negbench.datasets;

import java.util.Objects;

/**
 * One retrievable text.
 *
 * @param id the collection's own id, not empty
 * @param title the title, empty where there is none
 * @param text the body, possibly empty
 */
public record Document(String id, String title, String text) {
    public Document {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(text, "text");
    }
}
