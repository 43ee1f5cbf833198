package dev.negbench.datasets.files;

/**
 * The judged pairs of one file that a loader left out because they name unknown ids ({@link UnknownIds#SKIP}).
 *
 * @param file the file
 * @param pairs how many were left out, at least 1
 * @param ofPairs judged pairs in the file
 * @param queries different unknown queries that they name
 * @param documents different unknown documents that they name
 */
public record LeftOutPairs(String file, int pairs, int ofPairs, int queries, int documents) {
    /** Returns how many there are and what they name, in one line without the file. */
    public String extent() {
        return pairs + " of " + ofPairs + " judged pairs name unknown ids: " + queries + " queries, " + documents
                + " documents";
    }

    /** Returns the same for people, with the file. */
    @Override
    public String toString() {
        return file + ": " + extent() + "; they are left out";
    }
}
