package dev.negbench.datasets.audit;

import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.Judgements;

/**
 * What is wrong with one split.
 *
 * @param split its name
 * @param queries queries with a positive
 * @param pairs judged pairs
 * @param ownId queries that have a document of their own id
 * @param ownIdPositive those of them to which it is a positive: dropping self matches would cost it
 * @param ownText those of {@code ownId} whose text is that document's: they are the document
 * @param unlabelledCopies pairs of a query and a copy of one of its positives that is not labelled a positive:
 *     negatives that are false for certain
 * @param text lengths and languages of the queries
 */
public record SplitAudit(
        String split,
        int queries,
        int pairs,
        int ownId,
        int ownIdPositive,
        int ownText,
        int unlabelledCopies,
        TextProfile text) {

    static SplitAudit of(Dataset dataset, String split, Copies copies, LanguageSample languages) {
        Judgements judgements = dataset.split(split);
        int[] queries = judgements.queries();
        int ownId = 0;
        int ownIdPositive = 0;
        int ownText = 0;
        int unlabelled = 0;
        for (int query : queries) {
            int own = dataset.corpus().ordinal(dataset.queries().id(query));
            if (own >= 0) {
                ownId++;
                ownIdPositive += judgements.grade(query, own) > 0 ? 1 : 0;
                ownText += SelfDocuments.isSame(dataset, query, own) ? 1 : 0;
            }
            unlabelled += unlabelledCopies(judgements, query, copies);
        }
        return new SplitAudit(
                split,
                queries.length,
                judgements.pairCount(),
                ownId,
                ownIdPositive,
                ownText,
                unlabelled,
                TextProfile.of(queries, dataset.queries()::text, dataset.queries()::id, languages));
    }

    private static int unlabelledCopies(Judgements judgements, int query, Copies copies) {
        int count = 0;
        for (int positive : judgements.positives(query)) {
            int[] group = copies.of(positive);
            boolean firstOfItsGroup = true;
            int unlabelled = 0;
            for (int copy : group) {
                boolean labelled = judgements.grade(query, copy) > 0;
                firstOfItsGroup &= !(labelled && copy < positive);
                unlabelled += labelled ? 0 : 1;
            }
            count += firstOfItsGroup ? unlabelled : 0;
        }
        return count;
    }
}
