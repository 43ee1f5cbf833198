package dev.negbench.datasets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes documents into a file and maps it; see {@link MappedCorpus} for its form. */
final class MappedCorpusBuilder implements CorpusBuilder {
    /** Longest stretch that is mapped at once: buffers are addressed by int. */
    static final int WINDOW_BYTES = 1 << 30;

    private static final int BUFFER_BYTES = 1 << 20;

    private final Path file;
    private final FileChannel channel;
    private final int windowBytes;
    private ByteBuffer pending = ByteBuffer.allocate(BUFFER_BYTES);
    private long flushed;

    private final List<Long> windowStarts = new ArrayList<>();
    private final List<Integer> windowDocuments = new ArrayList<>();
    private final IdIndex index = new IdIndex();
    private int[] starts = new int[1024];
    private int size;

    private MappedCorpusBuilder(Path file, FileChannel channel, int windowBytes) {
        this.file = file;
        this.channel = channel;
        this.windowBytes = windowBytes;
    }

    static MappedCorpusBuilder in(Path folder, int windowBytes) {
        try {
            Path file = Files.createTempFile(folder, "negbench-corpus", ".utf8");
            // The name goes with the channel; what is mapped stays until nothing refers to it.
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            return new MappedCorpusBuilder(file, channel, windowBytes);
        } catch (IOException e) {
            throw new DatasetException(
                    "no file for the texts can be made in " + folder + ": " + e,
                    "name another folder by -Djava.io.tmpdir",
                    e);
        }
    }

    @Override
    public int add(String id, String title, String text) {
        HeldCorpusBuilder.requireId(id, size);
        int hash = IdIndex.hash(id);
        byte[] idBytes = id.getBytes(StandardCharsets.UTF_8);
        int first = index.find(hash, ordinal -> hasId(ordinal, idBytes));
        if (first >= 0) {
            return -1 - first;
        }
        byte[] titleBytes = title.getBytes(StandardCharsets.UTF_8);
        byte[] textBytes = text.getBytes(StandardCharsets.UTF_8);
        long most = 2L * TextLengths.MOST_BYTES + idBytes.length + titleBytes.length + textBytes.length;
        place(most);
        reserve(most);
        TextLengths.put(idBytes.length, pending);
        TextLengths.put(titleBytes.length, pending);
        pending.put(idBytes).put(titleBytes).put(textBytes);
        index.add(hash);
        return size++;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String id(int ordinal) {
        ByteBuffer document = document(ordinal);
        byte[] bytes = new byte[TextLengths.get(document)];
        TextLengths.get(document);
        document.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public boolean matches(int ordinal, String title, String text) {
        ByteBuffer document = document(ordinal);
        int idBytes = TextLengths.get(document);
        int titleBytes = TextLengths.get(document);
        document.position(document.position() + idBytes);
        ByteBuffer found = document.slice(document.position(), titleBytes);
        document.position(document.position() + titleBytes);
        return found.equals(ByteBuffer.wrap(title.getBytes(StandardCharsets.UTF_8)))
                && document.equals(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Corpus build() {
        HeldCorpusBuilder.requireDocuments(size);
        flush();
        try (channel) {
            ByteBuffer[] windows = new ByteBuffer[windowStarts.size()];
            for (int w = 0; w < windows.length; w++) {
                long end = w + 1 < windows.length ? windowStarts.get(w + 1) : flushed;
                windows[w] = channel.map(FileChannel.MapMode.READ_ONLY, windowStarts.get(w), end - windowStarts.get(w));
            }
            index.seal();
            int[] firstDocuments = windowDocuments.stream().mapToInt(d -> d).toArray();
            return new MappedCorpus(windows, firstDocuments, Arrays.copyOf(starts, size), index);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Notes where the next document starts, in a new window if the last one has no room for it. */
    private void place(long bytes) {
        if (bytes > windowBytes) {
            throw new DatasetException(
                    "document " + size + " takes " + bytes + " bytes of UTF-8", "cut it to " + windowBytes + " bytes");
        }
        long position = flushed + pending.position();
        if (size == 0 || position - windowStarts.get(windowStarts.size() - 1) + bytes > windowBytes) {
            windowStarts.add(position);
            windowDocuments.add(size);
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, Math.addExact(size, size >> 1));
        }
        starts[size] = (int) (position - windowStarts.get(windowStarts.size() - 1));
    }

    private long position(int ordinal) {
        int window = windowDocuments.size() - 1;
        while (windowDocuments.get(window) > ordinal) {
            window--;
        }
        return windowStarts.get(window) + starts[ordinal];
    }

    private boolean hasId(int ordinal, byte[] sought) {
        long position = position(ordinal);
        int most = 2 * TextLengths.MOST_BYTES + sought.length;
        ByteBuffer document = read(position, (int) Math.min(most, flushed + pending.position() - position));
        int length = TextLengths.get(document);
        TextLengths.get(document);
        return length == sought.length
                && document.slice(document.position(), length).equals(ByteBuffer.wrap(sought));
    }

    private ByteBuffer document(int ordinal) {
        long from = position(ordinal);
        long to = ordinal + 1 < size ? position(ordinal + 1) : flushed + pending.position();
        return read(from, (int) (to - from));
    }

    /** Returns bytes written before, from the buffer where they are still there. */
    private ByteBuffer read(long position, int bytes) {
        if (position >= flushed) {
            return pending.slice((int) (position - flushed), bytes);
        }
        ByteBuffer read = ByteBuffer.allocate(bytes);
        try {
            if (position + bytes > flushed) {
                flush();
            }
            int got = 0;
            while (read.hasRemaining() && got >= 0) {
                got = channel.read(read, position + read.position());
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return read.flip();
    }

    private void reserve(long bytes) {
        if (bytes > pending.remaining()) {
            flush();
            if (bytes > pending.capacity()) {
                pending = ByteBuffer.allocate((int) bytes);
            }
        }
    }

    private void flush() {
        pending.flip();
        try {
            while (pending.hasRemaining()) {
                flushed += channel.write(pending, flushed);
            }
        } catch (IOException e) {
            throw failed(e);
        }
        pending.clear();
    }

    private DatasetException failed(IOException cause) {
        return new DatasetException(
                "the texts cannot be kept in " + file + ": " + cause,
                "make room there, or name another folder by -Djava.io.tmpdir",
                cause);
    }
}
