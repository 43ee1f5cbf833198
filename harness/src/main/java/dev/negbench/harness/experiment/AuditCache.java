package dev.negbench.harness.experiment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.negbench.datasets.Dataset;
import dev.negbench.datasets.audit.DatasetAudit;
import dev.negbench.datasets.audit.LeakageAudit;
import dev.negbench.datasets.files.LeftOutPairs;
import dev.negbench.harness.text.CacheFolder;
import dev.negbench.harness.text.CachedFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Audits, each made once for the same data: kept by the dataset's fingerprint, so a renamed copy is not audited again
 * and changed data are.
 */
public final class AuditCache {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CacheFolder cache;
    private final Consumer<String> progress;

    /**
     * @param progress told what is being audited, a line at a time; also told if an audit cannot be kept
     */
    public AuditCache(CacheFolder cache, Consumer<String> progress) {
        this.cache = cache;
        this.progress = progress;
    }

    /** Returns the audit of near-duplicate queries between the splits of a dataset. */
    public LeakageAudit leakage(Dataset dataset) {
        CachedFile file = file("leakage", dataset);
        LeakageAudit audit = read(file, LeakageAudit.class).orElseGet(() -> {
            LeakageAudit made = LeakageAudit.of(dataset, progress);
            keep(file, made);
            return made;
        });
        return new LeakageAudit(dataset.name(), dataset.fingerprint(), audit.overlaps());
    }

    /**
     * Returns the whole audit of a dataset.
     *
     * @param leftOut what the loader left out while it read the dataset, by file
     */
    public DatasetAudit audit(Dataset dataset, List<LeftOutPairs> leftOut) {
        LeakageAudit leakage = leakage(dataset);
        CachedFile file = file("audit", dataset);
        DatasetAudit audit = read(file, DatasetAudit.class).orElseGet(() -> {
            DatasetAudit made = DatasetAudit.of(dataset, leftOut, leakage, progress);
            keep(file, made);
            return made;
        });
        return new DatasetAudit(
                dataset.name(), dataset.fingerprint(), leftOut, audit.corpus(), audit.splits(), leakage);
    }

    private CachedFile file(String kind, Dataset dataset) {
        return cache.file(kind, dataset.fingerprint() + "-" + LeakageAudit.VERSION);
    }

    private static <T> Optional<T> read(CachedFile file, Class<T> type) {
        return file.read().flatMap(bytes -> {
            try {
                return Optional.of(JSON.readValue(StandardCharsets.UTF_8.decode(bytes).toString(), type));
            } catch (JsonProcessingException ofAnotherVersion) {
                return Optional.empty();
            }
        });
    }

    private void keep(CachedFile file, Object audit) {
        try {
            file.write(ByteBuffer.wrap(JSON.writeValueAsBytes(audit)));
        } catch (IOException e) {
            progress.accept("the audit is not kept: " + e.getMessage());
        }
    }
}
