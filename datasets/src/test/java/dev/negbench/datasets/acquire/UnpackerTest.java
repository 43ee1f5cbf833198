package dev.negbench.datasets.acquire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.negbench.datasets.catalogue.Checksum;
import dev.negbench.datasets.catalogue.Download;
import dev.negbench.datasets.catalogue.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackerTest {
    private static final Map<String, String> FILES = Samples.collection();

    @TempDir
    private Path directory;

    private int trials;

    @ParameterizedTest
    @EnumSource(value = Packing.class, names = {"ZIP", "TAR_GZ"})
    void takesTheWantedMembersAndNoOther(Packing packing) throws IOException {
        unpack(packing, good(packing), members("set/"));
        assertEquals(FILES.keySet(), Set.copyOf(Samples.tree(directory.resolve("out")).keySet()));
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            assertEquals(file.getValue(), Files.readString(directory.resolve("out").resolve(file.getKey())));
        }
    }

    @Test
    void aFileThatIsNotPackedGoesUnderItsName() throws IOException {
        unpack(Packing.NONE, "text".getBytes(StandardCharsets.UTF_8), Map.of("queries.tsv", "archive"));
        assertEquals("text", Files.readString(directory.resolve("out/queries.tsv")));
    }

    @Test
    void aGzipFileThatEndsEarlyIsRefused() {
        byte[] whole = gzip(Samples.bytes(10_000));
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);
        assertTrue(refused(Packing.NONE, cut, Map.of("queries.tsv.gz", "archive")).contains("is damaged"));
    }

    @ParameterizedTest
    @EnumSource(value = Packing.class, names = {"ZIP", "TAR_GZ"})
    void aMissingMemberIsNamed(Packing packing) {
        assertTrue(refused(packing, good(packing), Map.of("a", "set/missing")).contains("has no 'set/missing'"));
    }

    /** Names inside the archive that would lead outside a directory, were they used to write to. */
    @ParameterizedTest
    @ValueSource(strings = {"../escaped", "/tmp/escaped", "a/../../escaped", "..\\escaped", "C:\\escaped"})
    void noNameInsideAnArchiveDecidesWhereAnythingGoes(String evil) throws IOException {
        Map<String, String> files = new LinkedHashMap<>(FILES);
        byte[] zip = zip(archive -> {
            put(archive, new ZipArchiveEntry(evil), "evil");
            put(archive, new ZipArchiveEntry("set/corpus.jsonl"), files.get("corpus.jsonl"));
        });
        unpack(Packing.ZIP, zip, Map.of("corpus.jsonl", "set/corpus.jsonl"));
        unpackTo("tar", Packing.TAR_GZ, Samples.tarGz(tar -> {
            Samples.add(tar, evil, "evil");
            Samples.add(tar, "./set/corpus.jsonl", files.get("corpus.jsonl"));
        }), Map.of("corpus.jsonl", "set/corpus.jsonl"));
        try (Stream<Path> tree = Files.walk(directory)) {
            assertEquals(0, tree.filter(path -> path.getFileName().toString().contains("escaped")).count());
        }
        assertEquals(Set.of("corpus.jsonl"), Samples.tree(directory.resolve("tar")).keySet());
    }

    @Test
    void aLinkInAZipIsRefused() {
        byte[] zip = zip(archive -> {
            ZipArchiveEntry link = new ZipArchiveEntry("set/corpus.jsonl");
            link.setUnixMode(UnixStat.LINK_FLAG | UnixStat.DEFAULT_LINK_PERM);
            put(archive, link, "/etc/passwd");
        });
        assertTrue(refused(Packing.ZIP, zip, Map.of("corpus.jsonl", "set/corpus.jsonl")).contains("a link"));
    }

    static Stream<Byte> notFiles() {
        return Stream.of(
                TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_DIR, TarConstants.LF_CHR,
                TarConstants.LF_BLK, TarConstants.LF_FIFO);
    }

    @ParameterizedTest
    @MethodSource("notFiles")
    void whatIsNoFileInATarIsRefused(byte kind) {
        byte[] tar = Samples.tarGz(archive -> {
            TarArchiveEntry entry = new TarArchiveEntry("set/corpus.jsonl", kind);
            entry.setLinkName("/etc/passwd");
            archive.putArchiveEntry(entry);
            archive.closeArchiveEntry();
        });
        String message = refused(Packing.TAR_GZ, tar, Map.of("corpus.jsonl", "set/corpus.jsonl"));
        assertTrue(message.contains("a link or a device") || message.contains("has no"), message);
        assertFalse(Files.exists(directory.resolve("out0/corpus.jsonl")));
    }

    @Test
    void aMemberThatIsThereTwiceIsRefused() {
        byte[] zip = zip(archive -> {
            put(archive, new ZipArchiveEntry("set/corpus.jsonl"), "one");
            put(archive, new ZipArchiveEntry("set/corpus.jsonl"), "other");
        });
        assertTrue(refused(Packing.ZIP, zip, Map.of("c", "set/corpus.jsonl")).contains("twice"));
        byte[] tar = Samples.tarGz(archive -> {
            Samples.add(archive, "set/corpus.jsonl", "one");
            Samples.add(archive, "./set/corpus.jsonl", "other");
        });
        assertTrue(refused(Packing.TAR_GZ, tar, Map.of("c", "set/corpus.jsonl")).contains("twice"));
    }

    @ParameterizedTest
    @EnumSource(value = Packing.class, names = {"ZIP", "TAR_GZ"})
    void whatUnpacksToTooMuchIsRefused(Packing packing) throws IOException {
        String zeros = "0".repeat(30_000_000);
        byte[] bomb = packing == Packing.ZIP
                ? Samples.zip("set", Map.of("corpus.jsonl", zeros))
                : Samples.tarGz(tar -> Samples.add(tar, "set/corpus.jsonl", zeros));
        assertTrue(bomb.length < 300_000);
        String message = refused(packing, bomb, Map.of("corpus.jsonl", "set/corpus.jsonl"));
        assertTrue(message.contains("unpacks to more than"), message);
        Path written = directory.resolve("out0/corpus.jsonl");
        assertTrue(!Files.exists(written) || Files.size(written) <= bomb.length * Unpacker.MOST_RATIO);
    }

    @Test
    void whatIsNotWantedCountsAgainstTheLimitToo() {
        byte[] bomb = Samples.tarGz(tar -> {
            Samples.add(tar, "padding", "0".repeat(30_000_000));
            Samples.add(tar, "set/corpus.jsonl", "text");
        });
        String message = refused(Packing.TAR_GZ, bomb, Map.of("corpus.jsonl", "set/corpus.jsonl"));
        assertTrue(message.contains("unpacks to more than"), message);
    }

    @ParameterizedTest
    @EnumSource(value = Packing.class, names = {"ZIP", "TAR_GZ"})
    void anArchiveThatEndsEarlyIsRefused(Packing packing) {
        byte[] whole = good(packing);
        for (int length : new int[] {0, 1, whole.length / 3, whole.length / 2, whole.length - 9}) {
            String message = refused(packing, Arrays.copyOf(whole, length), members("set/"));
            assertTrue(message.contains("is damaged"), length + ": " + message);
        }
    }

    /** Any byte may be wrong: the outcome is the right files or a refusal, never another exception. */
    @ParameterizedTest
    @EnumSource(value = Packing.class, names = {"ZIP", "TAR_GZ"})
    void aDamagedArchiveIsRefusedOrHarmless(Packing packing) throws IOException {
        byte[] whole = good(packing);
        Random random = new Random(7);
        for (int trial = 0; trial < 300; trial++) {
            byte[] damaged = whole.clone();
            int at = random.nextInt(damaged.length);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            String out = "out" + trial;
            try {
                unpackTo(out, packing, damaged, members("set/"));
            } catch (AcquisitionException refused) {
                continue;
            }
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                Path written = directory.resolve(out).resolve(file.getKey());
                assertEquals(file.getValue(), Files.readString(written), "byte " + at + " of trial " + trial);
            }
        }
    }

    private static Map<String, String> members(String root) {
        Map<String, String> members = new LinkedHashMap<>();
        FILES.keySet().forEach(path -> members.put(path, root + path));
        return members;
    }

    private static byte[] good(Packing packing) {
        return packing == Packing.ZIP
                ? Samples.zip("set", FILES)
                : Samples.tarGz(tar -> {
                    for (Map.Entry<String, String> file : FILES.entrySet()) {
                        Samples.add(tar, "set/" + file.getKey(), file.getValue());
                    }
                    Samples.add(tar, "set/README", "not wanted");
                });
    }

    private interface ZipFiller {
        void fill(ZipArchiveOutputStream zip) throws IOException;
    }

    private static byte[] zip(ZipFiller filler) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
            filler.fill(zip);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, String content) throws IOException {
        zip.putArchiveEntry(entry);
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private String refused(Packing packing, byte[] archive, Map<String, String> members) {
        return assertThrows(
                        AcquisitionException.class, () -> unpackTo("out" + trials++, packing, archive, members))
                .getMessage();
    }

    private void unpack(Packing packing, byte[] archive, Map<String, String> members) throws IOException {
        unpackTo("out", packing, archive, members);
    }

    private void unpackTo(String out, Packing packing, byte[] archive, Map<String, String> members)
            throws IOException {
        Path file = Files.write(directory.resolve("archive"), archive);
        Download download = new Download(
                URI.create("https://example.org/archive"), archive.length, Checksum.parse("unknown"), packing, members);
        new Unpacker(AcquisitionProgress.SILENT)
                .unpack(file, download, Files.createDirectories(directory.resolve(out)));
    }
}
