package dev.negbench.strategies.docrerank;

import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks a chat model many things at a time and counts what that took. One thread owns it. */
final class ChatCalls {
    private static final int ASKED_AT_ONCE = 512;

    private final ChatModel chat;
    private final Map<String, Long> counts = new TreeMap<>();

    ChatCalls(ChatModel chat) {
        this.chat = chat;
    }

    /** Returns the answers' texts, in the order of the requests. */
    List<String> ask(List<ChatRequest> requests) {
        List<String> texts = new ArrayList<>(requests.size());
        for (int from = 0; from < requests.size(); from += ASKED_AT_ONCE) {
            for (ChatReply reply :
                    chat.replies(requests.subList(from, Math.min(requests.size(), from + ASKED_AT_ONCE)))) {
                counts.merge("calls", 1L, Long::sum);
                counts.merge("prompt tokens", reply.usage().prompt(), Long::sum);
                counts.merge("reply tokens", reply.usage().completion(), Long::sum);
                texts.add(reply.text());
            }
        }
        return texts;
    }

    Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
