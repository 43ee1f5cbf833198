package dev.negbench.datasets.interactions;

import dev.negbench.datasets.files.Excerpt;
import dev.negbench.datasets.files.Ids;
import dev.negbench.datasets.files.LineReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads one file of interactions; see {@link Interactions#read}. */
final class InteractionReader {
    private static final int FEWEST_COLUMNS = 2;
    private static final int MOST_COLUMNS = 4;

    private final Path file;
    private final Map<String, Integer> users = new LinkedHashMap<>();
    private final Map<String, Integer> items = new LinkedHashMap<>();
    private final Set<Long> pairs = new HashSet<>();
    private int[] userOf = new int[1024];
    private int[] itemOf = new int[1024];
    private float[] weights = new float[1024];
    private long[] times = new long[1024];
    private long[] lines = new long[1024];
    private int size;
    private int columns;

    InteractionReader(Path file) {
        this.file = file;
    }

    Interactions read() {
        try (LineReader source = LineReader.open(file)) {
            for (String line = source.next(); line != null; line = source.next()) {
                String[] fields = line.split("\t", -1);
                boolean first = columns == 0;
                requireColumns(fields, line, source);
                if (!first || !fields[0].equals("user") || !fields[1].equals("item")) {
                    add(fields, source);
                }
            }
            if (size == 0) {
                throw source.problem("no interaction in the file", "write user and item a line, tab separated");
            }
        }
        return new Interactions(
                new ArrayList<>(users.keySet()),
                new ArrayList<>(items.keySet()),
                Arrays.copyOf(userOf, size),
                Arrays.copyOf(itemOf, size),
                Arrays.copyOf(weights, size),
                columns == MOST_COLUMNS ? Arrays.copyOf(times, size) : new long[0],
                Arrays.copyOf(lines, size));
    }

    private void requireColumns(String[] fields, String line, LineReader source) {
        if (columns == 0 && fields.length >= FEWEST_COLUMNS && fields.length <= MOST_COLUMNS) {
            columns = fields.length;
        }
        if (fields.length != columns) {
            String expected = columns == 0 ? "2 to 4" : columns + ", as in the first line";
            throw source.problem(
                    fields.length + " columns instead of " + expected + ": '" + Excerpt.of(line) + "'",
                    "write user, item and, where known, weight and time, tab separated");
        }
    }

    private void add(String[] fields, LineReader source) {
        Ids.require(fields[0], "user", source);
        Ids.require(fields[1], "item", source);
        if (size == userOf.length) {
            int longer = Math.addExact(size, size >> 1);
            userOf = Arrays.copyOf(userOf, longer);
            itemOf = Arrays.copyOf(itemOf, longer);
            weights = Arrays.copyOf(weights, longer);
            times = Arrays.copyOf(times, longer);
            lines = Arrays.copyOf(lines, longer);
        }
        userOf[size] = users.computeIfAbsent(fields[0], id -> users.size());
        itemOf[size] = items.computeIfAbsent(fields[1], id -> items.size());
        weights[size] = columns > FEWEST_COLUMNS ? weight(fields[2], source) : 1;
        lines[size] = source.number();
        if (columns == MOST_COLUMNS) {
            times[size] = time(fields[3], source);
        } else if (!pairs.add((long) userOf[size] << Integer.SIZE | itemOf[size])) {
            throw source.problem(
                    "user '" + Excerpt.of(fields[0]) + "' and item '" + Excerpt.of(fields[1]) + "' occur twice",
                    "keep one of the lines, or add times");
        }
        size++;
    }

    private static float weight(String text, LineReader source) {
        float weight;
        try {
            weight = Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw source.problem("the weight '" + Excerpt.of(text) + "' is no number", "write a decimal number");
        }
        if (!Float.isFinite(weight)) {
            throw source.problem("the weight " + Excerpt.of(text) + " is not finite", "write a decimal number");
        }
        return weight;
    }

    private static long time(String text, LineReader source) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw source.problem(
                    "the time '" + Excerpt.of(text) + "' is no whole number", "write seconds since 1970, for example");
        }
    }
}
