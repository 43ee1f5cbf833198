package dev.negbench.datasets.files;

/** Makes an offending value fit for an error message: one short line without control characters. */
public final class Excerpt {
    private static final int LONGEST = 60;

    private Excerpt() {}

    /** Returns the first 60 characters of a value, control characters as spaces, cut ones as an ellipsis. */
    public static String of(String value) {
        int end = value.offsetByCodePoints(0, Math.min(LONGEST, value.codePointCount(0, value.length())));
        StringBuilder shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            shown.append(Character.isISOControl(value.charAt(i)) ? ' ' : value.charAt(i));
        }
        return end == value.length() ? shown.toString() : shown.append('…').toString();
    }
}
