package dev.negbench.harness.cli;

import dev.negbench.harness.chat.ApiKey;
import dev.negbench.harness.chat.ChatEndpoint;
import dev.negbench.harness.chat.HttpChatModel;
import dev.negbench.harness.chat.RecordingChatModel;
import dev.negbench.harness.text.CacheFolder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The chat model that strategies may ask, as options. The key comes from the environment alone. */
final class ChatOptions {
    private static final String FOLDER = "chat";
    private static final long PROGRESS_NANOS = 5_000_000_000L;

    @Option(
            names = "--chat-url",
            paramLabel = "URL",
            description = "Base address of an OpenAI-compatible interface, asked by strategies such as rlhn(judge=llm);"
                    + " its key is read from the environment variable " + ApiKey.VARIABLE + ".")
    private String url;

    @Option(
            names = "--chat-model",
            paramLabel = "NAME",
            description = "The model that answers where a strategy names none; part of what results depend on.")
    private String model;

    @Option(
            names = "--chat-replay",
            description = "Never ask: take every reply from the record of earlier runs, and fail where there is none.")
    private boolean replay;

    @Option(
            names = "--chat-cache",
            paramLabel = "DIR",
            description = "Where replies are recorded, so that none is asked for twice. Default: chat in the cache")
    private Path directory;

    @Option(
            names = "--chat-concurrency",
            paramLabel = "N",
            description = "Requests at a time. Default: ${DEFAULT-VALUE}",
            defaultValue = "4")
    private int concurrency;

    @Option(
            names = "--chat-timeout",
            paramLabel = "SECONDS",
            description = "Longest wait for a reply before it is asked for again. Default: ${DEFAULT-VALUE}",
            defaultValue = "120")
    private int timeoutSeconds;

    @Option(names = "--chat-allow-http", description = "Allow plain http to a host other than this machine.")
    private boolean allowHttp;

    /**
     * Returns the name of the model, if there is one to ask.
     *
     * @throws UsageException if the options do not fit together
     */
    Optional<String> model() {
        if (url == null && !replay) {
            if (model != null) {
                throw new UsageException("--chat-model needs --chat-url, or --chat-replay to read recorded replies");
            }
            return Optional.empty();
        }
        if (model == null) {
            throw new UsageException("--chat-url and --chat-replay need --chat-model, the model's name");
        }
        if (url != null) {
            endpoint();
        }
        return Optional.of(model);
    }

    /**
     * Opens the model.
     *
     * @param cache where the record is kept unless an option says otherwise
     * @param err receives progress
     * @return nothing where no option names a model
     */
    Optional<RecordingChatModel> open(CacheFolder cache, PrintStream err) {
        if (model().isEmpty()) {
            return Optional.empty();
        }
        Path record = directory == null ? cache.root().resolve(FOLDER) : directory;
        Consumer<RecordingChatModel.Progress> progress = progress(err);
        if (replay) {
            return Optional.of(RecordingChatModel.replaying(model, record, progress));
        }
        HttpChatModel beneath = new HttpChatModel(endpoint(), ApiKey.of(System.getenv(ApiKey.VARIABLE)));
        return Optional.of(RecordingChatModel.recording(beneath, model, concurrency, record, progress));
    }

    private ChatEndpoint endpoint() {
        return ChatEndpoint.of(url, model, Duration.ofSeconds(timeoutSeconds), concurrency, allowHttp);
    }

    private static Consumer<RecordingChatModel.Progress> progress(PrintStream err) {
        AtomicLong lastNanos = new AtomicLong(System.nanoTime());
        return progress -> {
            long last = lastNanos.get();
            long now = System.nanoTime();
            if (now - last > PROGRESS_NANOS && lastNanos.compareAndSet(last, now)) {
                err.println(text(progress));
            }
        };
    }

    /** Returns how many replies were had, in a line. */
    static String text(RecordingChatModel.Progress progress) {
        return String.format(
                Locale.ROOT, "chat: %,d replies asked for, %,d from the record", progress.asked(), progress.replayed());
    }
}
