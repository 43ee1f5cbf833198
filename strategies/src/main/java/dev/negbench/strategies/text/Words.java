package dev.negbench.strategies.text;

/** The words of a text, one after another: runs of letters and digits. One thread owns it. */
public final class Words {
    private final String text;
    private int start;
    private int end;

    /** @param text any text */
    public Words(String text) {
        this.text = text;
    }

    /** Returns the next word in lower case, or null after the last. */
    public String next() {
        int at = end;
        while (at < text.length() && !Character.isLetterOrDigit(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        start = at;
        StringBuilder word = new StringBuilder();
        while (at < text.length() && Character.isLetterOrDigit(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            word.appendCodePoint(Character.toLowerCase(c));
            at += Character.charCount(c);
        }
        end = at;
        return start == end ? null : word.toString();
    }

    /** Returns where the last word starts in the text. */
    public int start() {
        return start;
    }

    /** Returns where the last word ends in the text, exclusive. */
    public int end() {
        return end;
    }

    /** Counts the words of a text. */
    public static int count(String text) {
        Words words = new Words(text);
        int count = 0;
        while (words.next() != null) {
            count++;
        }
        return count;
    }
}
