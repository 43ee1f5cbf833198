package dev.negbench.harness.environment;

/** How far timings taken on a machine, now, can be trusted; see {@link Preflight} for the thresholds. */
public enum Fitness {
    /** Nothing found that would disturb timings. */
    FIT("fit"),
    /** Timings will scatter: small differences cannot be told from noise. */
    NOISY("noisy"),
    /** Timings say more about the machine's state than about the code. */
    UNFIT("unfit");

    private final String word;

    Fitness(String word) {
        this.word = word;
    }

    /** Returns the word that is printed. */
    public String word() {
        return word;
    }
}
