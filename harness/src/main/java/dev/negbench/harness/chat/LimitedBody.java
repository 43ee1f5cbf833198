package dev.negbench.harness.chat;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A reply's body as text, given up once it is longer than allowed: a server must not be able to fill the memory. */
final class LimitedBody implements BodySubscriber<String> {
    /** The body is longer than allowed. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException(long limit) {
            super("the reply is longer than " + limit + " bytes");
        }
    }

    private final BodySubscriber<String> whole = BodySubscribers.ofString(StandardCharsets.UTF_8);
    private final long limit;
    private Flow.Subscription subscription;
    private long received;

    /** @param limit most bytes */
    LimitedBody(long limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<String> getBody() {
        return whole.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription opened) {
        subscription = opened;
        whole.onSubscribe(opened);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (received > limit) {
            return;
        }
        received += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (received > limit) {
            subscription.cancel();
            whole.onError(new TooLongException(limit));
        } else {
            whole.onNext(buffers);
        }
    }

    @Override
    public void onError(Throwable failure) {
        whole.onError(failure);
    }

    @Override
    public void onComplete() {
        if (received <= limit) {
            whole.onComplete();
        }
    }
}
