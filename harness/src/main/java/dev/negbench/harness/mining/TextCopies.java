package dev.negbench.harness.mining;

import dev.negbench.datasets.Corpus;
import dev.negbench.datasets.StableHash;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Removes candidates whose text, to the letter, is that of a labelled positive, which makes them positives that nobody
 * labelled, or of a better-scored candidate, which would be the same negative twice. Immutable; 4 bytes a document.
 */
final class TextCopies implements CandidateFilter {
    private static final long SALT = 0x636f_7079L;

    /** For each document the first one with its text; null where no text occurs twice. */
    private final int[] first;

    private TextCopies(int[] first) {
        this.first = first;
    }

    /** Compares all texts of a corpus, in one pass: about a microsecond a kilobyte. */
    static TextCopies of(Corpus corpus) {
        int[] first = new int[corpus.size()];
        Map<Long, Integer> byHash = new HashMap<>(corpus.size() * 4 / 3 + 1);
        boolean any = false;
        for (int document = 0; document < first.length; document++) {
            String content = corpus.content(document);
            Integer earlier = byHash.putIfAbsent(StableHash.of(SALT, content), document);
            // Texts of equal hashes that differ count as different, and so do later copies of the second.
            boolean copy = earlier != null && corpus.content(earlier).equals(content);
            first[document] = copy ? earlier : document;
            any |= copy;
        }
        return new TextCopies(any ? first : null);
    }

    @Override
    public String reason() {
        return "same text";
    }

    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        if (first == null) {
            return;
        }
        Set<Integer> seen = new HashSet<>();
        for (int positive : pool.positives()) {
            seen.add(first[positive]);
        }
        for (int i = 0; i < keep.length; i++) {
            int id = pool.ids()[i];
            if (id < first.length && !seen.add(first[id])) {
                keep[i] = false;
            }
        }
    }
}
