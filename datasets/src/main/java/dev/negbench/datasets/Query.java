package dev.negbench.datasets;

import java.util.Objects;

/**
 * One query.
 *
 * @param id the collection's own id, not empty
 * @param text what is asked
 */
public record Query(String id, String text) {
    public Query {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
    }
}
