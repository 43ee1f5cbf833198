package dev.negbench.reports.tables;

import dev.negbench.reports.statistics.Verdict;
import java.util.List;

/**
 * What several experiments say together about one strategy on one dataset in one mode. A direction holds in all only if
 * each experiment found it by itself, corrected over its own table (an intersection-union test: no further correction
 * is needed, and the error is at most that of one table).
 */
public enum Agreement {
    /** Each experiment found the strategy above its baseline. */
    HIGHER_IN_ALL("higher in all", "each experiment by itself found it above the baseline"),
    /** Each experiment found the strategy below its baseline. */
    LOWER_IN_ALL("lower in all", "each experiment by itself found it below the baseline"),
    /** Each experiment found the difference too small to matter. */
    NO_DIFFERENCE_IN_ANY("no difference in any", "each experiment found the difference too small to matter"),
    /** One experiment found the strategy above, another one below its baseline. */
    OPPOSITE("opposite", "one experiment found it above the baseline, another one below"),
    /** Some found it above, none below, and at least one found neither. */
    HIGHER_IN_SOME("higher in some", "found above the baseline by some experiments, below by none"),
    /** Some found it below, none above, and at least one found neither. */
    LOWER_IN_SOME("lower in some", "found below the baseline by some experiments, above by none"),
    /** No experiment found a direction, and not each found that there is none. */
    UNDECIDED("undecided", "no experiment found a direction, and not each of them found that there is none"),
    /** Fewer than two experiments compared it. */
    NOT_COMPARED("not compared", "fewer than two experiments have a comparison");

    private final String words;
    private final String meaning;

    Agreement(String words, String meaning) {
        this.words = words;
        this.meaning = meaning;
    }

    /**
     * Returns what verdicts say together.
     *
     * @param verdicts one an experiment; {@link Verdict#NOT_RUN} where it compared nothing
     */
    public static Agreement of(List<Verdict> verdicts) {
        List<Verdict> compared =
                verdicts.stream().filter(v -> v != Verdict.NOT_RUN).toList();
        if (compared.size() < 2) {
            return NOT_COMPARED;
        }
        long higher = compared.stream().filter(v -> v.sign() > 0).count();
        long lower = compared.stream().filter(v -> v.sign() < 0).count();
        if (higher > 0 && lower > 0) {
            return OPPOSITE;
        }
        if (higher > 0) {
            return higher == compared.size() ? HIGHER_IN_ALL : HIGHER_IN_SOME;
        }
        if (lower > 0) {
            return lower == compared.size() ? LOWER_IN_ALL : LOWER_IN_SOME;
        }
        return compared.stream().allMatch(v -> v == Verdict.NO_DIFFERENCE_FOUND) ? NO_DIFFERENCE_IN_ANY : UNDECIDED;
    }

    /** Returns the words that pages print. */
    public String words() {
        return words;
    }

    /** Returns what they mean, as the rest of a sentence. */
    public String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return words;
    }
}
