package dev.negbench.datasets.audit;

import dev.negbench.datasets.StableHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Detects the languages of a sample of texts with OpenNLP's model of 103 languages. The sample is decided by the hash
 * of the ids, so it does not change with the order of files. Loading the model takes about a second. Not safe for use
 * by several threads.
 */
final class LanguageSample {
    /** Texts with fewer letters are not judged: the detector guesses there. */
    static final int LEAST_LETTERS = 40;

    private static final int MOST_TEXTS = 500;
    private static final int MOST_CHARACTERS = 400;
    private static final long SALT = 0x6c61_6e67L;
    private static final String MODEL = "/langdetect-183.bin";

    private final LanguageDetectorME detector;

    private LanguageSample(LanguageDetectorME detector) {
        this.detector = detector;
    }

    static LanguageSample load() {
        try (InputStream model = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
            if (model == null) {
                throw new IllegalStateException("the language model " + MODEL + " is not on the class path");
            }
            return new LanguageSample(new LanguageDetectorME(new LanguageDetectorModel(model)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LanguageProfile profile(int[] ordinals, IntFunction<String> text, IntFunction<String> id) {
        int[] sample = sample(ordinals, id);
        int tooShort = 0;
        Map<String, Integer> counts = new TreeMap<>();
        for (int ordinal : sample) {
            String full = text.apply(ordinal);
            String start = full.substring(0, Math.min(full.length(), MOST_CHARACTERS));
            if (start.chars().filter(Character::isLetter).count() < LEAST_LETTERS) {
                tooShort++;
            } else {
                counts.merge(detector.predictLanguage(start).getLang(), 1, Integer::sum);
            }
        }
        Map<String, Integer> descending = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> descending.put(entry.getKey(), entry.getValue()));
        return new LanguageProfile(sample.length, tooShort, descending);
    }

    private static int[] sample(int[] ordinals, IntFunction<String> id) {
        if (ordinals.length <= MOST_TEXTS) {
            return ordinals;
        }
        long[] hashes = Arrays.stream(ordinals)
                .mapToLong(ordinal -> StableHash.of(SALT, id.apply(ordinal)))
                .toArray();
        long[] sorted = hashes.clone();
        Arrays.sort(sorted);
        int[] sample = new int[MOST_TEXTS];
        int count = 0;
        for (int i = 0; i < hashes.length && count < MOST_TEXTS; i++) {
            if (hashes[i] <= sorted[MOST_TEXTS - 1]) {
                sample[count++] = ordinals[i];
            }
        }
        return sample;
    }
}
