package dev.negbench.datasets.loaders;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files as broken copies, editors, spreadsheets and transfers do. */
final class Damage {
    private static final int HUGE = 300_000;

    private Damage() {}

    /** Returns a damaged copy, by one to four random edits. */
    static byte[] of(byte[] content, Random random) {
        byte[] damaged = content;
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            damaged = random.nextBoolean() ? bytes(damaged, random) : lines(damaged, random);
        }
        return damaged;
    }

    private static byte[] bytes(byte[] content, Random random) {
        if (content.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(content.length);
        byte[] copy = content.clone();
        switch (random.nextInt(6)) {
            case 0 -> copy[at] = (byte) random.nextInt(256);
            case 1 -> copy[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> {
                return spliced(content, at, at, new byte[] {(byte) random.nextInt(256)});
            }
            case 3 -> {
                return spliced(content, at, at + 1, new byte[0]);
            }
            case 4 -> {
                return Arrays.copyOf(content, at);
            }
            default -> {
                int end = at + random.nextInt(content.length - at);
                return spliced(content, at, at, Arrays.copyOfRange(content, at, end));
            }
        }
        return copy;
    }

    private static byte[] lines(byte[] content, Random random) {
        // One character a byte, so that bytes that are no UTF-8 survive.
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(11)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, line);
            case 2 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 3 -> lines.set(at, line + "\r");
            case 4 -> lines.replaceAll(l -> l + "\r");
            case 5 -> lines.set(0, "\u00EF\u00BB\u00BF" + lines.get(0));
            case 6 -> lines.set(at, "\u00EF\u00BB\u00BF" + line);
            case 7 -> lines.add(at, " ".repeat(random.nextInt(3)));
            case 8 -> lines.set(at, line + "x".repeat(HUGE) + line);
            case 9 -> lines.set(at, line.replace('\t', ' '));
            default -> lines.set(at, "[{\"".repeat(1 + random.nextInt(3000)) + "\t" + line);
        }
        return String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] spliced(byte[] content, int from, int to, byte[] inserted) {
        byte[] result = new byte[content.length - (to - from) + inserted.length];
        System.arraycopy(content, 0, result, 0, from);
        System.arraycopy(inserted, 0, result, from, inserted.length);
        System.arraycopy(content, to, result, from + inserted.length, content.length - to);
        return result;
    }
}
