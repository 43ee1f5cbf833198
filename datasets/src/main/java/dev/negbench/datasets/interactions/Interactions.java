package dev.negbench.datasets.interactions;

import dev.negbench.datasets.DatasetException;
import java.nio.file.Path;
import java.util.List;

/**
 * Who had to do with what, in file order: interaction {@code i} is that of user {@code users()[i]} with item {@code
 * items()[i]}. Users and items are numbered by first occurrence. Immutable but for its arrays: do not write to them.
 *
 * <p>These are all interactions, those that a collection's test split asks for included: nothing that trains may see
 * them. What may be learned from is the train split.
 *
 * @param userIds the users' ids
 * @param itemIds the items' ids
 * @param users a user's number for each interaction
 * @param items an item's number for each interaction
 * @param weights a weight for each interaction (listens, a rating); 1 where the file has none
 * @param times a time for each interaction, in the file's unit, usually seconds since 1970; empty if the file has none
 * @param lines the line of each interaction in the file, from 1
 */
public record Interactions(
        List<String> userIds,
        List<String> itemIds,
        int[] users,
        int[] items,
        float[] weights,
        long[] times,
        long[] lines) {
    public Interactions {
        userIds = List.copyOf(userIds);
        itemIds = List.copyOf(itemIds);
    }

    /**
     * Reads a file of {@code user item [weight [time]]} a line, tab separated, with or without a header that starts
     * with these two words. All lines have as many columns as the first. Memory is 32 bytes an interaction besides ids.
     *
     * @param file plain or packed
     * @throws DatasetException if the file or a line is malformed, a pair occurs twice in a file without times, or
     *     there is no interaction
     */
    public static Interactions read(Path file) {
        return new InteractionReader(file).read();
    }

    /** Returns the number of interactions, at least 1. */
    public int size() {
        return users.length;
    }

    /** Tells whether the file has times. */
    public boolean timed() {
        return times.length > 0;
    }
}
