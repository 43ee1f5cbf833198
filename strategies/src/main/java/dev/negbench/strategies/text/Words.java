package dev.negbench.strategies.text;

/** The words of a text, one after another: runs of letters and digits. One thread owns it. */
public final class Words {
    private final WordScanner scanner = new WordScanner();

    /** @param text any text */
    public Words(String text) {
        scanner.begin(text);
    }

    /** Returns the next word in lower case, or null after the last. */
    public String next() {
        return scanner.next() ? new String(scanner.word(), 0, scanner.letters()) : null;
    }

    /** Returns where the last word starts in the text. */
    public int start() {
        return scanner.start();
    }

    /** Returns where the last word ends in the text, exclusive. */
    public int end() {
        return scanner.end();
    }

    /** Counts the words of a text. */
    public static int count(String text) {
        WordScanner scanner = new WordScanner();
        scanner.begin(text);
        int count = 0;
        while (scanner.next()) {
            count++;
        }
        return count;
    }
}
