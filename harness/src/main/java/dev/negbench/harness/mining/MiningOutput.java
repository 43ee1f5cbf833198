package dev.negbench.harness.mining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.reports.journal.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The file of rows while it is written. Rows go to {@code FILE.part} and provenance to {@code FILE.provenance.part};
 * when the rows of some queries are on disk, {@code FILE.state} says so. A run that was stopped goes on from there:
 * what was written after it is cut off. When all is written the files get their names, whole.
 */
public final class MiningOutput implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path file;
    private final Path state;
    private final String settings;
    private final Part rows;
    private final Optional<Part> provenance;
    private MiningYield yield;
    private int nextQuery;

    /** A file that is appended to. */
    private record Part(Path path, Path target, FileChannel channel) {
        void append(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(false);
        }
    }

    private MiningOutput(Path file, Path state, String settings, Part rows, Optional<Part> provenance) {
        this.file = file;
        this.state = state;
        this.settings = settings;
        this.rows = rows;
        this.provenance = provenance;
        yield = new YieldCounts().yield();
    }

    /**
     * Opens the output, going on where an earlier run of the same settings stopped.
     *
     * @param file what the rows will be called
     * @param withProvenance whether a second file says where negatives come from
     * @param settings hash of everything that rows depend on
     * @param fresh whether to forget an unfinished run
     * @throws IllegalArgumentException if there is an unfinished run of other settings
     * @throws IOException if nothing can be written there, or another process does
     */
    public static MiningOutput open(Path file, boolean withProvenance, String settings, boolean fresh)
            throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder; name a file in it");
        }
        Path state = sibling(file, ".state");
        try {
            Files.createDirectories(folder);
            Part rows = part(file);
            Optional<Part> provenance =
                    withProvenance ? Optional.of(part(sibling(file, ".provenance"))) : Optional.empty();
            if (fresh) {
                // Gone before the rows are: a state that tells of more rows than there are is refused.
                Files.deleteIfExists(state);
            }
            MiningOutput output = new MiningOutput(file, state, settings, rows, provenance);
            try {
                output.goOn(read(state));
                return output;
            } catch (IOException | RuntimeException e) {
                output.close();
                throw e;
            }
        } catch (FileSystemException e) {
            throw new IOException(
                    file + " cannot be written (" + e.getClass().getSimpleName() + ": " + e.getMessage()
                            + "); choose a folder that you may write to, on a disk with room",
                    e);
        }
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private static Part part(Path target) throws IOException {
        Path path = sibling(target, ".part");
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return new Part(path, target, channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            // Reported below, as another process is.
        }
        channel.close();
        throw new IOException(path + " is being written by another run; wait for it, or choose another file");
    }

    private static Optional<MiningState> read(Path state) throws IOException {
        if (!Files.exists(state)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MAPPER.readValue(state.toFile(), MiningState.class));
        } catch (JsonProcessingException e) {
            throw new IOException(
                    state + " cannot be read: " + e.getOriginalMessage() + "; run again with --fresh to start anew", e);
        }
    }

    private void goOn(Optional<MiningState> earlier) throws IOException {
        long bytes = 0;
        long provenanceBytes = 0;
        if (earlier.isPresent()) {
            MiningState known = earlier.get();
            if (!known.settings().equals(settings)) {
                throw new IllegalArgumentException(rows.path() + " is the unfinished output of a run with other options"
                        + " or other data; finish that one, or start anew with --fresh");
            }
            bytes = known.bytes();
            provenanceBytes = known.provenanceBytes();
            if (rows.channel().size() < bytes
                    || provenance.isPresent() && provenance.get().channel().size() < provenanceBytes) {
                throw new IOException(rows.path() + " is shorter than " + state + " says; start anew with --fresh");
            }
            nextQuery = known.nextQuery();
            yield = known.yield();
        }
        rows.channel().truncate(bytes).position(bytes);
        if (provenance.isPresent()) {
            provenance.get().channel().truncate(provenanceBytes).position(provenanceBytes);
        }
    }

    /** Returns the first query whose rows are not yet written. */
    public int nextQuery() {
        return nextQuery;
    }

    /** Returns what became of the candidates so far. */
    public MiningYield yield() {
        return yield;
    }

    /**
     * Appends the rows of some queries, and returns when they are on disk.
     *
     * @param lines the rows, each ended by a line feed
     * @param provenanceLines their provenance, empty where none is wanted
     * @param next the first query after them
     * @param gained what became of their candidates
     */
    void append(byte[] lines, byte[] provenanceLines, int next, MiningYield gained) throws IOException {
        rows.append(lines);
        if (provenance.isPresent()) {
            provenance.get().append(provenanceLines);
        }
        MiningYield all = yield.plus(gained).requireConserved();
        long provenanceBytes =
                provenance.isPresent() ? provenance.get().channel().size() : 0;
        DurableFiles.write(
                state,
                MAPPER.writeValueAsBytes(
                        new MiningState(settings, next, rows.channel().size(), provenanceBytes, all)));
        yield = all;
        nextQuery = next;
    }

    /**
     * Gives the files their names, replacing older ones.
     *
     * @param report what goes to {@code FILE.report.json}, as JSON
     */
    public void finish(byte[] report) throws IOException {
        DurableFiles.write(sibling(file, ".report.json"), report);
        if (provenance.isPresent()) {
            rename(provenance.get());
        }
        rename(rows);
        Files.deleteIfExists(state);
        DurableFiles.syncDirectory(file.toAbsolutePath().getParent());
    }

    private static void rename(Part part) throws IOException {
        part.channel().close();
        Files.move(part.path(), part.target(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Releases the files; unfinished output stays, to be gone on with. */
    @Override
    public void close() throws IOException {
        boolean empty = rows.channel().isOpen() && nextQuery == 0 && !Files.exists(state);
        closePart(rows, empty);
        if (provenance.isPresent()) {
            closePart(provenance.get(), empty);
        }
    }

    private static void closePart(Part part, boolean empty) throws IOException {
        if (part.channel().isOpen()) {
            part.channel().close();
            if (empty) {
                Files.deleteIfExists(part.path());
            }
        }
    }
}
