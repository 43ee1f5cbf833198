package dev.negbench.harness.chat;

import dev.negbench.reports.journal.JournalException;
import dev.negbench.reports.journal.RecordLog;
import dev.negbench.strategies.chat.ChatException;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps every reply of another model on disk, keyed by SHA-256 of model, messages and parameters, and answers from
 * there what was asked before: an experiment killed half-way, or repeated without a network, gets the same replies.
 * Equal requests that come at the same time are asked once. Safe for use by several threads.
 */
public final class RecordingChatModel implements ChatModel, AutoCloseable {
    private static final String FILE = "replies.jsonl";

    private final ChatModel beneath;
    private final String model;
    private final RecordLog<RecordedReply> log;
    private final ExecutorService askers;
    private final Consumer<Progress> progress;
    private final Map<String, CompletableFuture<ChatReply>> replies = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong replayed = new AtomicLong();

    /**
     * How far the asking is.
     *
     * @param asked replies had from the model beneath
     * @param replayed replies had from the record
     */
    public record Progress(long asked, long replayed) {}

    private RecordingChatModel(
            ChatModel beneath,
            String model,
            int concurrency,
            List<RecordedReply> recorded,
            RecordLog<RecordedReply> log,
            Consumer<Progress> progress) {
        this.beneath = beneath;
        this.model = model;
        this.log = log;
        this.progress = progress;
        recorded.forEach(reply -> replies.put(reply.request(), CompletableFuture.completedFuture(reply.reply())));
        askers = Executors.newFixedThreadPool(concurrency, task -> {
            Thread thread = new Thread(task, "chat");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Opens a record, asking a model for what is not in it.
     *
     * @param beneath who is asked
     * @param model the model's name, part of the key of requests that name none
     * @param concurrency most requests at a time of one call of {@link #replies}, at least 1
     * @param directory where the record is kept; made if it is not there, locked until {@link #close}
     * @param progress told after every reply, by whichever thread got it
     * @throws ChatException if the record cannot be used
     */
    public static RecordingChatModel recording(
            ChatModel beneath, String model, int concurrency, Path directory, Consumer<Progress> progress) {
        try {
            RecordLog<RecordedReply> log = RecordLog.open(directory, FILE, RecordedReply.class);
            return new RecordingChatModel(beneath, model, concurrency, log.found(), log, progress);
        } catch (JournalException e) {
            throw unusable(e);
        }
    }

    /**
     * Opens a record for reading alone: what is not in it has no reply.
     *
     * @param model the model's name, part of the key of requests that name none
     * @param directory where the record is kept
     * @param progress told after every reply
     * @throws ChatException if the record cannot be used
     */
    public static RecordingChatModel replaying(String model, Path directory, Consumer<Progress> progress) {
        ChatModel nobody = request -> {
            throw new ChatException("the record in " + directory + " has no reply of " + request.model().orElse(model)
                    + " to this request; ask without --chat-replay, or name the record that has it with --chat-cache");
        };
        try {
            List<RecordedReply> recorded = RecordLog.read(directory.resolve(FILE), RecordedReply.class);
            return new RecordingChatModel(nobody, model, 1, recorded, null, progress);
        } catch (JournalException e) {
            throw unusable(e);
        }
    }

    private static ChatException unusable(JournalException e) {
        return new ChatException("the record of chat replies cannot be used: " + e.getMessage()
                + " (the option of this directory is --chat-cache)", e);
    }

    @Override
    public ChatReply reply(ChatRequest request) {
        String key = ChatJson.key(request, model);
        CompletableFuture<ChatReply> own = new CompletableFuture<>();
        CompletableFuture<ChatReply> first = replies.putIfAbsent(key, own);
        if (first != null) {
            ChatReply reply = await(first);
            progress.accept(new Progress(asked.get(), replayed.incrementAndGet()));
            return reply;
        }
        try {
            ChatReply reply = beneath.reply(request);
            log.append(RecordedReply.of(key, reply));
            own.complete(reply);
            progress.accept(new Progress(asked.incrementAndGet(), replayed.get()));
            return reply;
        } catch (JournalException e) {
            throw failed(key, own, unusable(e));
        } catch (RuntimeException e) {
            throw failed(key, own, e);
        }
    }

    /** Whoever waits for the same reply fails, too; whoever asks again later gets a new chance. */
    private RuntimeException failed(String key, CompletableFuture<ChatReply> own, RuntimeException failure) {
        replies.remove(key, own);
        own.completeExceptionally(failure);
        return failure;
    }

    private static ChatReply await(CompletableFuture<ChatReply> other) {
        try {
            return other.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ChatException chat
                    ? new ChatException(chat.getMessage(), chat)
                    : new ChatException("an equal request failed: " + e.getCause(), e.getCause());
        }
    }

    /** Asks several at a time; after the first failure no new request is begun. */
    @Override
    public List<ChatReply> replies(List<ChatRequest> requests) {
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<ChatReply>> futures = new ArrayList<>(requests.size());
        for (ChatRequest request : requests) {
            futures.add(askers.submit(() -> replyUnless(failed, request)));
        }
        List<ChatReply> all = new ArrayList<>(requests.size());
        try {
            ChatException failure = null;
            for (Future<ChatReply> future : futures) {
                try {
                    all.add(future.get());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof ChatException chat)) {
                        throw new IllegalStateException(e.getCause());
                    }
                    failure = failure == null ? chat : failure;
                }
            }
            if (failure != null) {
                throw failure;
            }
            return all;
        } catch (InterruptedException e) {
            futures.forEach(future -> future.cancel(true));
            Thread.currentThread().interrupt();
            throw new ChatException("interrupted while waiting for " + requests.size() + " replies of " + model);
        }
    }

    private ChatReply replyUnless(AtomicBoolean failed, ChatRequest request) {
        if (failed.get()) {
            return null;
        }
        try {
            return reply(request);
        } catch (RuntimeException e) {
            failed.set(true);
            throw e;
        }
    }

    /** Returns how many replies were had so far, and from where. */
    public Progress progress() {
        return new Progress(asked.get(), replayed.get());
    }

    /** Stops asking and lets other processes use the record. */
    @Override
    public void close() {
        askers.shutdownNow();
        if (log != null) {
            log.close();
        }
    }
}
