#include "ordered_dot.h"

#include <cmath>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace negbench {
namespace {

constexpr size_t CHAINS = 8;
constexpr size_t GROUP = 4;

// Four dot products at once, so that the latency of one chain hides behind the others.
using Kernel = void (*)(const float* query, const float* const rows[GROUP], size_t d, float scores[GROUP]);

float finish(float chains[CHAINS], const float* a, const float* b, size_t from, size_t d) {
    for (size_t i = from; i < d; i++) {
        chains[i - from] = std::fma(a[i], b[i], chains[i - from]);
    }
    float sum = 0;
    for (size_t chain = 0; chain < CHAINS; chain++) {
        sum += chains[chain];
    }
    return sum;
}

void portable(const float* query, const float* const rows[GROUP], size_t d, float scores[GROUP]) {
    const size_t whole = d - d % CHAINS;
    for (size_t row = 0; row < GROUP; row++) {
        float chains[CHAINS] = {};
        for (size_t i = 0; i < whole; i += CHAINS) {
            for (size_t chain = 0; chain < CHAINS; chain++) {
                chains[chain] = std::fma(query[i + chain], rows[row][i + chain], chains[chain]);
            }
        }
        scores[row] = finish(chains, query, rows[row], whole, d);
    }
}

#if defined(__x86_64__)
__attribute__((target("avx2,fma"))) void avx2(const float* query, const float* const rows[GROUP], size_t d,
        float scores[GROUP]) {
    const size_t whole = d - d % CHAINS;
    __m256 sum0 = _mm256_setzero_ps();
    __m256 sum1 = sum0;
    __m256 sum2 = sum0;
    __m256 sum3 = sum0;
    for (size_t i = 0; i < whole; i += CHAINS) {
        const __m256 q = _mm256_loadu_ps(query + i);
        sum0 = _mm256_fmadd_ps(q, _mm256_loadu_ps(rows[0] + i), sum0);
        sum1 = _mm256_fmadd_ps(q, _mm256_loadu_ps(rows[1] + i), sum1);
        sum2 = _mm256_fmadd_ps(q, _mm256_loadu_ps(rows[2] + i), sum2);
        sum3 = _mm256_fmadd_ps(q, _mm256_loadu_ps(rows[3] + i), sum3);
    }
    float chains[GROUP][CHAINS];
    _mm256_storeu_ps(chains[0], sum0);
    _mm256_storeu_ps(chains[1], sum1);
    _mm256_storeu_ps(chains[2], sum2);
    _mm256_storeu_ps(chains[3], sum3);
    for (size_t row = 0; row < GROUP; row++) {
        scores[row] = finish(chains[row], query, rows[row], whole, d);
    }
}
#endif

Kernel choose() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return avx2;
    }
#endif
    return portable;
}

const Kernel kernel = choose();

}  // namespace

void scoreLabels(const float* query, const float* rows, size_t d, const int64_t* labels, size_t count, float* scores) {
    for (size_t start = 0; start < count; start += GROUP) {
        const float* group[GROUP];
        float products[GROUP];
        for (size_t i = 0; i < GROUP; i++) {
            const bool stored = start + i < count && labels[start + i] >= 0;
            group[i] = stored ? rows + static_cast<size_t>(labels[start + i]) * d : query;
        }
        kernel(query, group, d, products);
        for (size_t i = 0; i < GROUP && start + i < count; i++) {
            scores[start + i] = labels[start + i] >= 0 ? products[i] : std::numeric_limits<float>::quiet_NaN();
        }
    }
}

void scoreRange(const float* query, const float* rows, size_t d, size_t count, float* scores) {
    for (size_t start = 0; start < count; start += GROUP) {
        const float* group[GROUP];
        float products[GROUP];
        for (size_t i = 0; i < GROUP; i++) {
            group[i] = start + i < count ? rows + (start + i) * d : query;
        }
        kernel(query, group, d, products);
        for (size_t i = 0; i < GROUP && start + i < count; i++) {
            scores[start + i] = products[i];
        }
    }
}

}  // namespace negbench
