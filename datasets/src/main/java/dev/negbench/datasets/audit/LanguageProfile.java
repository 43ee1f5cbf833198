package dev.negbench.datasets.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The languages of a sample of texts, as a statistical detector sees them. Short texts and lists of names are hard to
 * tell, so shares of a few percent mean little.
 *
 * @param sampled texts looked at
 * @param tooShort those of them with fewer than {@value LanguageSample#LEAST_LETTERS} letters, which are not judged
 * @param texts number of the others by language (ISO 639-3), the most frequent first
 */
public record LanguageProfile(int sampled, int tooShort, Map<String, Integer> texts) {
    public LanguageProfile {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }
}
