package dev.negbench.datasets.acquire;

import dev.negbench.datasets.catalogue.CatalogueEntry;
import dev.negbench.datasets.catalogue.CataloguedFile;
import dev.negbench.datasets.catalogue.Checksum;
import dev.negbench.datasets.catalogue.CountsFrom;
import dev.negbench.datasets.catalogue.Download;
import dev.negbench.datasets.catalogue.Licence;
import dev.negbench.datasets.catalogue.Loader;
import dev.negbench.datasets.catalogue.Packing;
import dev.negbench.datasets.catalogue.SplitSize;
import dev.negbench.datasets.catalogue.Suitability;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Small downloads and what they are described by. */
final class Samples {
    /** Impatient, so that failing tests fail soon and retries cost nothing. */
    static final TransferSettings IMPATIENT = new TransferSettings(
            Duration.ofSeconds(5), Duration.ofMillis(300), 3, Duration.ofMillis(1), Duration.ofMillis(5));

    private Samples() {}

    static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(count).nextBytes(bytes);
        return bytes;
    }

    static FileDigests digests(byte[] content) {
        RunningDigests running = new RunningDigests();
        running.update(content, content.length);
        return running.finish();
    }

    static Checksum md5(byte[] content) {
        return Checksum.parse("md5:" + digests(content).md5());
    }

    static Download file(URI url, byte[] content) {
        return new Download(url, content.length, md5(content), Packing.NONE, Map.of("data.bin", "data.bin"));
    }

    /** The files of a collection that loads: BEIR layout, three documents, one query. */
    static Map<String, String> collection() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("corpus.jsonl", """
                {"_id": "d1", "title": "One", "text": "first text"}
                {"_id": "d2", "title": "", "text": "second text"}
                {"_id": "d3", "title": "Three", "text": "third text"}
                """);
        files.put("queries.jsonl", "{\"_id\": \"q1\", \"text\": \"which is first?\"}\n");
        files.put("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\td1\t1\n");
        return files;
    }

    /** A zip of files, each under a directory, beside a file that nobody wants. */
    static byte[] zip(String root, Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            Map<String, String> all = new LinkedHashMap<>(files);
            all.put("README", "not wanted");
            for (Map.Entry<String, String> file : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(root + "/" + file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** What fills a tar archive. */
    interface TarFiller {
        void fill(TarArchiveOutputStream tar) throws IOException;
    }

    static byte[] tarGz(TarFiller filler) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            filler.fill(tar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static void add(TarArchiveOutputStream tar, String name, String content) throws IOException {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    /** Describes a zip of a collection. */
    static Download zipped(URI url, byte[] zip, String root, Checksum checksum) {
        Map<String, String> members = new LinkedHashMap<>();
        collection().keySet().forEach(path -> members.put(path, root + "/" + path));
        return new Download(url, zip.length, checksum, Packing.ZIP, members);
    }

    static CatalogueEntry entry(String name, List<CataloguedFile> files, List<Download> downloads) {
        return new CatalogueEntry(
                name,
                "d",
                Loader.BEIR,
                new Licence(List.of(), "t", false),
                "https://example.org",
                "c",
                3,
                Map.of("test", new SplitSize(1, 1)),
                List.of(Suitability.TESTING),
                List.of(),
                CountsFrom.FILES,
                files,
                downloads);
    }

    /** Returns the files below a directory: path to SHA-256, the locks left out. */
    static Map<String, String> tree(Path directory) {
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(directory)) {
            return files;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String path = directory.relativize(file).toString();
                if (!path.startsWith(".locks")) {
                    files.put(path, digests(Files.readAllBytes(file)).sha256());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
