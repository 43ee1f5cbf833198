package dev.negbench.strategies.rlhn;

import dev.negbench.strategies.chat.ChatReply;
import java.util.stream.IntStream;

/**
 * What a judge says of an instance. Negatives in neither list are not relevant.
 *
 * @param better places in {@code Instance.negatives} of relevant documents at least as good as the positives, ascending
 * @param worse places of relevant documents less good than the positives, ascending, none of them in {@code better}
 * @param readable whether the judge's answer could be read; if not, both lists are empty
 * @param calls how often a chat model was asked
 * @param usage tokens these calls took
 */
public record Verdict(int[] better, int[] worse, boolean readable, int calls, ChatReply.Usage usage) {
    private static final int[] NOBODY = {};

    /** Nothing is relevant, and no chat model was asked. */
    public static final Verdict CLEAN = of(NOBODY, NOBODY);

    /** Returns the verdict of a judge that asks no chat model. */
    public static Verdict of(int[] better, int[] worse) {
        return new Verdict(better, worse, true, 0, ChatReply.Usage.NONE);
    }

    /** Returns the verdict that an answer nobody can read stands for. */
    static Verdict unreadable() {
        return new Verdict(NOBODY, NOBODY, false, 0, ChatReply.Usage.NONE);
    }

    Verdict after(int moreCalls, ChatReply.Usage moreUsage) {
        return new Verdict(better, worse, readable, calls + moreCalls, usage.plus(moreUsage));
    }

    /** Tells whether any negative is called relevant, better or worse. */
    public boolean flags() {
        return better.length + worse.length > 0;
    }

    /** Returns the places of all negatives called relevant, ascending. */
    int[] relevant() {
        return worse.length == 0
                ? better
                : IntStream.concat(IntStream.of(better), IntStream.of(worse)).sorted().toArray();
    }

    /** Returns the verdict in other places: place i here is {@code places[i]} there. */
    Verdict at(int[] places) {
        return new Verdict(moved(better, places), moved(worse, places), readable, calls, usage);
    }

    private static int[] moved(int[] list, int[] places) {
        return IntStream.of(list).map(place -> places[place]).sorted().toArray();
    }
}
