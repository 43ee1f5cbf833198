package dev.negbench.strategies.chat;

import java.util.regex.Pattern;

/** What reasoning models write before they answer. */
public final class Thoughts {
    private static final Pattern THINKING = Pattern.compile("(?is)<think>.*?(</think>|\\z)");

    private Thoughts() {}

    /** Returns an answer without what stands in {@code <think>}; thoughts that never end leave nothing after them. */
    public static String removed(String answer) {
        return THINKING.matcher(answer).replaceAll("");
    }
}
