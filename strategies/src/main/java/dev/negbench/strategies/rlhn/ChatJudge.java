package dev.negbench.strategies.rlhn;

import dev.negbench.datasets.Dataset;
import dev.negbench.strategies.chat.ChatModel;
import dev.negbench.strategies.chat.ChatReply;
import dev.negbench.strategies.chat.ChatRequest;
import dev.negbench.strategies.sampling.RandomStream;
import dev.negbench.strategies.stage.Retrieval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A language model as the judge: one call an instance. Negatives are shown in an order that is shuffled by the query's
 * key alone, so that no place is favoured and every training seed asks the same question. An answer cut at its limit
 * without a verdict is asked for once more with twice the limit; what cannot be read then calls nothing relevant.
 */
final class ChatJudge implements RelevanceJudge {
    private static final long ORDER_SEED = 0x726c686eL;
    private static final int ASKED_AT_ONCE = 512;

    private final ChatModel chat;
    private final String model;
    private final int maxTokens;
    private final JudgePrompt.Task task;
    private final Dataset dataset;

    /**
     * @param chat who is asked
     * @param model which of its models, empty for the configured one
     * @param maxTokens most tokens of an answer
     * @param task what being relevant means
     * @param dataset texts of queries and documents
     */
    ChatJudge(ChatModel chat, String model, int maxTokens, JudgePrompt.Task task, Dataset dataset) {
        this.chat = chat;
        this.model = model;
        this.maxTokens = maxTokens;
        this.task = task;
        this.dataset = dataset;
    }

    @Override
    public String name() {
        return model.isEmpty() ? "chat model" : "chat model " + model;
    }

    @Override
    public List<Verdict> judge(List<Instance> instances, Retrieval retrieval) {
        List<Verdict> verdicts = new ArrayList<>(instances.size());
        for (int from = 0; from < instances.size(); from += ASKED_AT_ONCE) {
            List<Instance> some = instances.subList(from, Math.min(instances.size(), from + ASKED_AT_ONCE));
            verdicts.addAll(judgeAtOnce(some));
        }
        return verdicts;
    }

    private List<Verdict> judgeAtOnce(List<Instance> instances) {
        int[][] orders = instances.stream().map(ChatJudge::order).toArray(int[][]::new);
        int[] all = IntStream.range(0, orders.length).toArray();
        List<ChatReply> replies = ask(instances, orders, all, maxTokens);
        Verdict[] verdicts = new Verdict[orders.length];
        for (int i : all) {
            verdicts[i] = read(replies.get(i), orders[i]).orElse(null);
        }
        int[] cut = IntStream.of(all)
                .filter(i -> verdicts[i] == null && replies.get(i).finish() == ChatReply.Finish.LENGTH)
                .toArray();
        List<ChatReply> longer = ask(instances, orders, cut, Math.multiplyExact(2, maxTokens));
        for (int c = 0; c < cut.length; c++) {
            ChatReply reply = longer.get(c);
            verdicts[cut[c]] = read(reply, orders[cut[c]]).orElseGet(Verdict::unreadable).after(1, reply.usage());
        }
        for (int i : all) {
            Verdict verdict = verdicts[i] == null ? Verdict.unreadable() : verdicts[i];
            verdicts[i] = verdict.after(1, replies.get(i).usage());
        }
        return List.of(verdicts);
    }

    private List<ChatReply> ask(List<Instance> instances, int[][] orders, int[] which, int tokens) {
        List<ChatRequest> requests = new ArrayList<>(which.length);
        for (int i : which) {
            requests.add(JudgePrompt.request(instances.get(i), orders[i], dataset, task, model, tokens));
        }
        return chat.replies(requests);
    }

    private static Optional<Verdict> read(ChatReply reply, int[] order) {
        return VerdictText.parse(reply.text(), order.length).map(shown -> shown.at(order));
    }

    private static int[] order(Instance instance) {
        RandomStream random = new RandomStream(ORDER_SEED);
        random.reset(ORDER_SEED, 0, instance.queryKey());
        int[] order = new int[instance.negatives().length];
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
