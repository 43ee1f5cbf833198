package dev.negbench.strategies.r2anker;

import dev.negbench.datasets.Corpus;
import dev.negbench.strategies.stage.CandidateFilter;
import dev.negbench.strategies.stage.CandidatePool;
import java.util.HashSet;
import java.util.Set;

/**
 * Removes documents whose title and text are a labelled positive's to the letter: a copy that nobody labelled is a
 * positive.
 *
 * @param corpus the texts
 */
record CopyOfPositive(Corpus corpus) implements CandidateFilter {
    @Override
    public String reason() {
        return "copy of a positive";
    }

    @Override
    public void filter(CandidatePool pool, boolean[] keep) {
        Set<String> positives = new HashSet<>();
        for (int positive : pool.positives()) {
            positives.add(corpus.content(positive));
        }
        for (int i = 0; i < keep.length; i++) {
            int id = pool.ids()[i];
            if (id < corpus.size() && positives.contains(corpus.content(id))) {
                keep[i] = false;
            }
        }
    }
}
