package dev.negbench.datasets.wordnet;

import dev.negbench.datasets.DatasetException;
import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.LineReader;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads WordNet's data files (manual page wndb(5WN)) from the class path. */
final class SynsetReader {
    private static final Map<String, Character> FILES = new LinkedHashMap<>();
    private static final Pattern SYNTACTIC_MARKER = Pattern.compile("\\((a|p|ip)\\)$");
    private static final Pattern WORD_COUNT = Pattern.compile("[0-9a-f]{2}");
    private static final Pattern OFFSET = Pattern.compile("[0-9]{8}");
    private static final Pattern POINTER_COUNT = Pattern.compile("[0-9]{3}");
    private static final int HEAD_FIELDS = 4;
    private static final int POINTER_FIELDS = 4;

    static {
        FILES.put("data.noun", 'n');
        FILES.put("data.verb", 'v');
        FILES.put("data.adj", 'a');
        FILES.put("data.adv", 'r');
    }

    private SynsetReader() {}

    /** Tells whether the artifact with the data is on the class path. */
    static boolean available() {
        return SynsetReader.class.getResource(WordNetFiles.FOLDER + "data.noun") != null;
    }

    /**
     * Reads all synsets: nouns, verbs, adjectives, adverbs, each in file order.
     *
     * @throws DatasetException if the artifact is missing or a line is malformed
     */
    static List<Synset> readAll() {
        List<Synset> synsets = new ArrayList<>();
        FILES.forEach((file, partOfSpeech) -> {
            InputStream in = SynsetReader.class.getResourceAsStream(WordNetFiles.FOLDER + file);
            if (in == null) {
                throw new DatasetException(
                        "WordNet's " + file + " is not on the class path", "add the artifact " + WordNetFiles.ARTIFACT);
            }
            synsets.addAll(read(in, file, partOfSpeech));
        });
        return synsets;
    }

    /**
     * Reads one data file and closes it; while it is read on, other processors take the lines before apart. Lines that
     * start with a space are the licence.
     */
    static List<Synset> read(InputStream in, String file, char partOfSpeech) {
        try (LineReader source = LineReader.of(Path.of(file), in)) {
            return Stream.iterate(Line.next(source), Objects::nonNull, line -> Line.next(source))
                    .parallel()
                    .filter(line -> !line.text().startsWith(" "))
                    .map(line -> parse(line.text(), file, line.number(), partOfSpeech))
                    .toList();
        }
    }

    /**
     * A line is: offset, lexicographer file, type, word count (hexadecimal), (word, lex id)…, pointer count, (symbol,
     * offset, part of speech, source and target)…, frames of verbs, | gloss.
     */
    private static Synset parse(String line, String file, long number, char partOfSpeech) {
        int bar = line.indexOf(" | ");
        String[] fields = line.substring(0, Math.max(bar, 0)).split(" ");
        boolean counted = fields.length > HEAD_FIELDS
                && OFFSET.matcher(fields[0]).matches()
                && WORD_COUNT.matcher(fields[3]).matches();
        int words = counted ? Integer.parseInt(fields[3], 16) : 0;
        int pointerCount = HEAD_FIELDS + 2 * words;
        if (words == 0
                || fields.length <= pointerCount
                || !POINTER_COUNT.matcher(fields[pointerCount]).matches()
                || fields.length <= pointerCount + POINTER_FIELDS * Integer.parseInt(fields[pointerCount])) {
            throw DatasetException.at(
                    file,
                    number,
                    "not a line of WordNet's data format: " + Excerpt.of(line),
                    "fetch " + WordNetFiles.ARTIFACT + " again");
        }
        List<String> lemmas = new ArrayList<>(words);
        for (int w = 0; w < words; w++) {
            String word = fields[HEAD_FIELDS + 2 * w].replace('_', ' ');
            lemmas.add(partOfSpeech == 'a' ? SYNTACTIC_MARKER.matcher(word).replaceFirst("") : word);
        }
        List<String> hypernyms = new ArrayList<>(1);
        int end = pointerCount + 1 + POINTER_FIELDS * Integer.parseInt(fields[pointerCount]);
        for (int p = pointerCount + 1; p < end; p += POINTER_FIELDS) {
            if (fields[p].equals("@") || fields[p].equals("@i")) {
                hypernyms.add(id(fields[p + 1], fields[p + 2]));
            }
        }
        String id = id(fields[0], String.valueOf(partOfSpeech));
        return new Synset(id, List.copyOf(lemmas), Gloss.parse(line.substring(bar + 3)), List.copyOf(hypernyms));
    }

    private static String id(String offset, String partOfSpeech) {
        return "wn31-" + offset + "-" + partOfSpeech;
    }

    private record Line(long number, String text) {
        /** Returns the next line, or null after the last. */
        static Line next(LineReader source) {
            String text = source.next();
            return text == null ? null : new Line(source.number(), text);
        }
    }
}
