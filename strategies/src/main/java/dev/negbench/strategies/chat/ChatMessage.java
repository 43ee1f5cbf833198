package dev.negbench.strategies.chat;

/**
 * One turn of a conversation.
 *
 * @param role who speaks
 * @param content what is said
 */
public record ChatMessage(Role role, String content) {
    /** Who speaks. */
    public enum Role {
        /** Instructions that stand above the conversation. */
        SYSTEM,
        /** Who asks. */
        USER,
        /** The model. */
        ASSISTANT
    }

    /** Returns instructions. */
    public static ChatMessage system(String content) {
        return new ChatMessage(Role.SYSTEM, content);
    }

    /** Returns a question. */
    public static ChatMessage user(String content) {
        return new ChatMessage(Role.USER, content);
    }

    /** Returns what the model is said to have answered, for examples within a prompt. */
    public static ChatMessage assistant(String content) {
        return new ChatMessage(Role.ASSISTANT, content);
    }
}
