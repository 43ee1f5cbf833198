package dev.negbench.datasets.audit;

import dev.negbench.datasets.Corpus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is wrong with the documents.
 *
 * @param withoutTitle documents with a blank title
 * @param withoutText documents with a blank text
 * @param duplicateGroups groups of documents that are the same but for case, punctuation and white space
 * @param duplicateDocuments documents in those groups
 * @param duplicates the ids of some groups, in file order
 * @param content lengths and languages of title and text together; its {@code empty} documents have neither
 */
public record CorpusAudit(
        int withoutTitle,
        int withoutText,
        int duplicateGroups,
        int duplicateDocuments,
        List<List<String>> duplicates,
        TextProfile content) {
    private static final int MOST_GROUPS = 20;

    public CorpusAudit {
        duplicates = List.copyOf(duplicates);
    }

    static CorpusAudit of(Corpus corpus, Copies copies, LanguageSample languages) {
        int[] all = IntStream.range(0, corpus.size()).toArray();
        return new CorpusAudit(
                (int) IntStream.of(all).filter(d -> corpus.title(d).isBlank()).count(),
                (int) IntStream.of(all).filter(d -> corpus.text(d).isBlank()).count(),
                copies.groups().size(),
                copies.groups().stream().mapToInt(group -> group.length).sum(),
                copies.groups().stream()
                        .limit(MOST_GROUPS)
                        .map(group -> Arrays.stream(group).mapToObj(corpus::id).toList())
                        .toList(),
                TextProfile.of(all, corpus::content, corpus::id, languages));
    }
}
