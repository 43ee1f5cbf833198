package dev.negbench.datasets.wordnet;

import java.util.List;

/**
 * A sense: a set of words that mean the same.
 *
 * @param id {@code wn31-} offset {@code -} part of speech (n, v, a, r), for example {@code wn31-02086723-n}; adjective
 *     satellites have a, so that the letter names the data file
 * @param lemmas its words, in WordNet's order, spaces instead of underscores
 * @param gloss definition and examples
 * @param hypernyms ids of the senses directly above it, as a kind (@) or as an instance (@i) of them; nouns and verbs
 *     alone have any
 */
record Synset(String id, List<String> lemmas, Gloss gloss, List<String> hypernyms) {}
