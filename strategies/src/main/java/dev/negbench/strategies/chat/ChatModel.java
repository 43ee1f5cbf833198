package dev.negbench.strategies.chat;

import java.util.ArrayList;
import java.util.List;

/** Something that answers chat requests. Implementations are safe for use by several threads. */
@FunctionalInterface
public interface ChatModel {
    /**
     * Answers a request. May wait for a network: ask for many replies at once where that is possible.
     *
     * @throws ChatException if there is no reply
     */
    ChatReply reply(ChatRequest request);

    /**
     * Answers many requests, several at a time where the implementation can.
     *
     * @return one reply a request, in the same order
     * @throws ChatException if one of them has no reply; a cache keeps those that were had
     */
    default List<ChatReply> replies(List<ChatRequest> requests) {
        List<ChatReply> replies = new ArrayList<>(requests.size());
        requests.forEach(request -> replies.add(reply(request)));
        return replies;
    }
}
