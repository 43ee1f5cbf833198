package dev.negbench.strategies.negativeprompts;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;
import dev.negbench.datasets.StableHash;
import dev.negbench.strategies.NotApplicableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The documents that were judged and are not wanted, divided for each query into those that feedback may know and those
 * held out to see whether it carries over. The division is by the hash of the ids, so it does not change with the order
 * of the files. Immutable.
 */
final class UnwantedDocuments {
    private static final String TRAIN = "train";
    private static final long SALT = 0x756e_7761_6e74_6564L;

    private final Dataset dataset;
    private final List<Judgements> splits;
    private final int grade;
    private final double share;

    private UnwantedDocuments(Dataset dataset, List<Judgements> splits, int grade, double share) {
        this.dataset = dataset;
        this.splits = splits;
        this.grade = grade;
        this.share = share;
    }

    /**
     * Looks for unwanted documents outside the train split.
     *
     * @param grade the highest grade that is not wanted
     * @param share which share of a query's unwanted documents is known, in (0, 1]; at least one where there is any
     * @throws NotApplicableException if no query has one; names the grades that there are
     */
    static UnwantedDocuments of(Dataset dataset, int grade, double share) {
        List<Judgements> splits = new ArrayList<>();
        for (Map.Entry<String, Judgements> split : dataset.splits().entrySet()) {
            if (!split.getKey().equals(TRAIN)) {
                splits.add(split.getValue());
            }
        }
        TreeSet<Integer> grades = new TreeSet<>();
        for (Judgements split : splits) {
            for (int query : split.judgedQueries()) {
                Arrays.stream(split.grades(query)).forEach(grades::add);
            }
        }
        if (grades.isEmpty() || grades.first() > grade) {
            throw new NotApplicableException("needs documents judged non-relevant, grade " + grade
                    + " or less, for queries that are not trained on; in dataset '" + dataset.name()
                    + (grades.isEmpty() ? "' nothing is judged there" : "' the grades there are " + grades)
                    + (grades.size() > 1 && grades.first() > grade
                            ? "; grade=" + grades.first() + " takes the lowest of them as unwanted"
                            : ""));
        }
        return new UnwantedDocuments(dataset, List.copyOf(splits), grade, share);
    }

    private Judgements judgements(int query) {
        for (Judgements split : splits) {
            if (split.documents(query).length > 0) {
                return split;
            }
        }
        return splits.get(0);
    }

    /** Returns the grade of a document where it is wanted, and 0 where it is not, or was not judged. */
    int wantedGrade(int query, int document) {
        int found = judgements(query).grade(query, document);
        return found > grade ? Math.max(0, found) : 0;
    }

    /** Returns the wanted documents' grades, descending. */
    int[] wantedGrades(int query) {
        return Arrays.stream(judgements(query).grades(query))
                .filter(g -> g > grade && g > 0)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns the unwanted documents that feedback knows, ascending. */
    int[] known(int query) {
        int[] byHash = byHash(query);
        return Arrays.stream(byHash).limit(knownCount(byHash.length)).sorted().toArray();
    }

    /** Returns the unwanted documents that feedback does not know, ascending. */
    int[] heldOut(int query) {
        int[] byHash = byHash(query);
        return Arrays.stream(byHash).skip(knownCount(byHash.length)).sorted().toArray();
    }

    private long knownCount(int unwanted) {
        return unwanted == 0 ? 0 : Math.max(1, Math.round(share * unwanted));
    }

    private int[] byHash(int query) {
        Judgements split = judgements(query);
        int[] documents = split.documents(query);
        int[] grades = split.grades(query);
        String id = dataset.queries().id(query);
        return IntStream.range(0, documents.length)
                .filter(i -> grades[i] <= grade)
                .mapToObj(i -> documents[i])
                .sorted(Comparator.comparingLong(
                        d -> StableHash.of(SALT, id, dataset.corpus().id(d))))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Returns as many documents as {@link #known}, drawn uniformly from the corpus by the hash of the query's id. */
    int[] random(int query) {
        int count = known(query).length;
        int documents = dataset.corpus().size();
        String id = dataset.queries().id(query);
        return IntStream.iterate(0, draw -> draw + 1)
                .map(draw -> (int) (StableHash.unit(StableHash.of(SALT + 1, id, Integer.toString(draw))) * documents))
                .distinct()
                .limit(count)
                .sorted()
                .toArray();
    }
}
