package dev.negbench.datasets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * A corpus whose ids, titles and texts are UTF-8 in mapped windows of one file. A document never crosses windows; it
 * starts with the lengths of id and title and ends where the next one of its window starts.
 */
final class MappedCorpus implements Corpus {
    private final ByteBuffer[] windows;
    private final int[] firstDocuments;
    private final int[] starts;
    private final IdIndex index;

    /**
     * @param windows what is mapped, each exactly as long as its documents
     * @param firstDocuments for each window its first document, ascending
     * @param starts for each document where it starts in its window
     * @param index finds documents by id
     */
    MappedCorpus(ByteBuffer[] windows, int[] firstDocuments, int[] starts, IdIndex index) {
        this.windows = windows;
        this.firstDocuments = firstDocuments;
        this.starts = starts;
        this.index = index;
    }

    @Override
    public int size() {
        return starts.length;
    }

    @Override
    public String id(int ordinal) {
        return part(ordinal, 0);
    }

    @Override
    public int ordinal(String id) {
        byte[] sought = id.getBytes(StandardCharsets.UTF_8);
        return index.find(IdIndex.hash(id), ordinal -> hasId(ordinal, sought));
    }

    @Override
    public String title(int ordinal) {
        return part(ordinal, 1);
    }

    @Override
    public String text(int ordinal) {
        return part(ordinal, 2);
    }

    private boolean hasId(int ordinal, byte[] sought) {
        ByteBuffer document = document(ordinal);
        int length = TextLengths.get(document);
        TextLengths.get(document);
        if (length != sought.length) {
            return false;
        }
        for (byte expected : sought) {
            if (document.get() != expected) {
                return false;
            }
        }
        return true;
    }

    private String part(int ordinal, int part) {
        ByteBuffer document = document(ordinal);
        int idBytes = TextLengths.get(document);
        int titleBytes = TextLengths.get(document);
        int skipped = part == 0 ? 0 : part == 1 ? idBytes : idBytes + titleBytes;
        document.position(document.position() + skipped);
        byte[] bytes = new byte[part == 0 ? idBytes : part == 1 ? titleBytes : document.remaining()];
        document.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private ByteBuffer document(int ordinal) {
        Objects.checkIndex(ordinal, starts.length);
        int at = Arrays.binarySearch(firstDocuments, ordinal);
        int window = at >= 0 ? at : -at - 2;
        boolean last = ordinal + 1 == starts.length
                || window + 1 < firstDocuments.length && firstDocuments[window + 1] == ordinal + 1;
        int end = last ? windows[window].limit() : starts[ordinal + 1];
        return windows[window].duplicate().limit(end).position(starts[ordinal]);
    }
}
