/**
 * The one interface behind which every way of choosing negatives stands, and its text form.
 *
 * <p>A {@link dev.negbench.strategies.Strategy} is a card and a recipe. The {@link dev.negbench.strategies.Recipe}
 * names the stages that the scheme changes; the harness has a neutral default for all others. Strategies are found by
 * {@link java.util.ServiceLoader} and written as {@code simans(a=0.5,b=0)}; several of them compose with bars, {@code
 * topk(200)|percpos(0.95)|simans|take(15)}: from left to right, each element overrides the stages it is about and
 * brings its other stages along only where none was set before.
 *
 * <h2>How the papers map to the stages</h2>
 *
 * <p>Written before the interface was fixed, from the papers' cards. "Has" is what the scheme needs beyond query,
 * positives and scored candidates, and where it finds it.
 *
 * <table>
 * <caption>Twenty-one papers and the stages they change</caption>
 * <tr><th>paper</th><th>stages</th><th>has</th></tr>
 * <tr><td>SimANS</td><td>sampler</td><td>the chosen positive's score ({@code CandidatePool.positiveScores}); its
 * Doc-Sim variant document similarities (pool column, {@code Retrieval.similarity})</td></tr>
 * <tr><td>ANCE</td><td>source (refresh, lag), uniform sampler</td><td>search with the model of a given refresh ({@code
 * Retrieval.MODEL}, {@code Refresh}); pairwise objective as an option</td></tr>
 * <tr><td>STAR, ADORE</td><td>source (never, or every step), objective; ADORE trains the query tower alone</td><td>the
 * batch's other draws ({@code Recipe.sharesDrawn}); every labelled positive in a row ({@code Recipe.everyPositive});
 * frozen documents ({@code Recipe.documentsFrozen})</td></tr>
 * <tr><td>AR2</td><td>source (refresh), companion (ranker) that is also weighting (teacher scores as targets) and
 * search transform, objective</td><td>a ranker ({@code Retrieval.newRanker}), alternation ({@code Companion.ownsStep}),
 * a gate on dev ({@code Companion.afterEpoch}), figures with and without reranking ({@code
 * SearchTransform.alternatives})</td></tr>
 * <tr><td>R²anker</td><td>source (several generators merged), filter (copies of positives), sampler (by quota, from
 * the mixture)</td><td>further searchers ({@code Retrieval.RM3}, {@code MINILM}); who found a candidate, at which rank
 * and with which score, as columns</td></tr>
 * <tr><td>CET</td><td>companion (selection model) that is also the weighting, objective; brings a source
 * and the uniform sampler</td><td>both models' scores of a batch ({@code TrainingBatch}), pair features by the
 * searchers that do not learn ({@code Retrieval.score})</td></tr>
 * <tr><td>RRRA</td><td>companion (adapter) that is also the search transform, source that teaches it, sampler on a
 * cached column</td><td>vectors ({@code Retrieval.queryVectors}, {@code documentVectors}); the likelihood of a false
 * negative and the weight it leaves as columns, computed at refresh</td></tr>
 * <tr><td>RLHN</td><td>label corrector, filter (what was not judged)</td><td>texts of the dataset ({@code
 * Setting.dataset}), a chat model ({@code Setting.chatModel}) or similarities ({@code Retrieval}); positives may be
 * added, candidates removed, the query dropped ({@code LabelCorrection})</td></tr>
 * <tr><td>UniME-V2</td><td>source, filter (judge margin), stride sampler, weighting (soft labels), objective;
 * companion and search transform (reranker)</td><td>the judge's score of each candidate and of the positive as columns;
 * all training queries before the first pool, for a judge that learns ({@code CandidateSource.prepare}); a ranker
 * ({@code Retrieval.newRanker}) or a chat model</td></tr>
 * <tr><td>ConFit v2</td><td>source (rank band), uniform sampler, refresh with a later start, objective (both
 * directions); HyRE is a query augmenter</td><td>ranks in the full corpus ({@code Retrieval.rankBand}); first phase
 * without mined negatives ({@code Refresh.startEpochs}); draws shared, limited and unmasked ({@code
 * Recipe.mostDrawnAnExample}, {@code comparesPositives}); generated texts ({@code Setting.generatedTexts})</td></tr>
 * <tr><td>Enterprise HNM</td><td>source, sampler (two conditions, nearest first)</td><td>similarity of candidates to
 * the positive (column) in a space of its own ({@code Retrieval.ENSEMBLE}); empty results with a reason ({@code
 * Shortfall})</td></tr>
 * <tr><td>Skill extraction</td><td>source (taxonomy, edit distance, encoder), sampler in equal parts</td><td>the
 * taxonomy of the dataset ({@code Setting.requireTaxonomy}), not applicable where there is none; relations to each
 * positive as a column; what falls back on the corpus is counted ({@code Shortfall.FALLBACK})</td></tr>
 * <tr><td>DocReRank</td><td>companion that is also the search transform (ranker)</td><td>the training queries before
 * the first step ({@code Companion.prepare}); queries that the ranker reads besides the dataset's ({@code
 * PairRanker.addQueries}); vectors of words and texts; a chat model; its controls as {@code Diagnostics}</td></tr>
 * <tr><td>LLM hard negatives</td><td>source of {@code NegativeTexts} of kind SYNTHETIC_DOCUMENT, filters
 * (one a check), objective</td><td>texts embedded on the fly, never searched; vectors of free texts ({@code
 * Retrieval.textVectors}, {@code nearestTexts}); a chat model; calls and the style's giveaway as counts ({@code
 * CandidateSource.counts})</td></tr>
 * <tr><td>kNN-Embed</td><td>source and sampler (stratified by component), search transform</td><td>component of each
 * candidate (generator index) and its weight (column); clusters of documents ({@code Retrieval.clusters}), nearest
 * queries ({@code nearestQueries}) and scores for mixture vectors ({@code scoreVector}); the training queries at search
 * time ({@code SearchTransform.prepare})</td></tr>
 * <tr><td>NSR</td><td>source (a list that stays, scored anew), sampler (the whole pool), weighting, objective; search
 * transform that only measures</td><td>draws with replacement from the policy are made by the weighting, which knows
 * the cell's seed ({@code TrainingBatch.seed}): counts times reward as weights, negative ones included,
 * log-probabilities as targets; every labelled positive in a row</td></tr>
 * <tr><td>Calibration sets</td><td>source (judged), sampler (subset selection), weighting (who is in the set),
 * objective (rank margin, contrast)</td><td>judge metric and its order, length, overlap as columns; pairwise similarity
 * of candidates as a column of the pool</td></tr>
 * <tr><td>BCWI</td><td>data update</td><td>an old model trained on a part and new ones trained from it ({@code
 * DataUpdate}), their weights as named tensors with the hash of what each began with, the old weights' squared
 * gradients ({@code UpdatedModels}); other elements say how each of them is trained</td></tr>
 * <tr><td>Negative prompts</td><td>search transform</td><td>vectors and search by vector; judged non-relevant
 * documents from the dataset ({@code Setting.dataset}); removal, preservation and the random control as {@code
 * Diagnostics}. The paper's diffusion is no training scheme: plain code over points, run by the harness</td></tr>
 * <tr><td>NASA-style alignment</td><td>companion (attention verifier) that is also the search transform</td><td>pairs
 * and labels of a batch; a verifier whose attention can be read and trained by head ({@code Retrieval.newVerifier});
 * told when training is over ({@code Companion.trainingEnded}), when it aligns heads and runs its controls, whose
 * figures are its {@code Diagnostics}</td></tr>
 * <tr><td>HARK</td><td>none: plans, ledger and statistics of the harness</td><td>per-query scores only</td></tr>
 * </table>
 *
 * <p>Four changes came of it. Candidates are ids only, and texts without a document get ids beyond the corpus, so that
 * one pool serves documents, synthetic documents and queries. Whatever a scheme computes once a refresh and reads at
 * every draw is a named column of the pool, one value a candidate or a (positive, candidate) pair, instead of a
 * subclass a paper. And the score matrix is compressed rows with free weights and targets, so that shared negatives,
 * whole ranked lists, soft labels and signed rewards are the same object. A row may hold every labelled positive, not
 * the chosen one alone.
 *
 * <p>One wish was met by a stage of its own: interpolation after a data update needs several trainings, and a finisher
 * sees one. A weighting that draws (NSR) has the cell's seed from the batch, so that it stays a function of seed, step
 * and query.
 */
package dev.negbench.strategies;
