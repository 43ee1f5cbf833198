#include "ordered_dot.h"

#include <cmath>
#include <limits>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace negbench {
namespace {

constexpr size_t CHAINS = 8;

using Dot = float (*)(const float* a, const float* b, size_t d);

// Feeds what is left after the last whole round to the first chains, and adds all chains in order.
inline float finish(float chains[CHAINS], const float* a, const float* b, size_t whole, size_t d) {
    for (size_t i = whole; i < d; i++) {
        chains[i - whole] = std::fma(a[i], b[i], chains[i - whole]);
    }
    float sum = 0;
    for (size_t chain = 0; chain < CHAINS; chain++) {
        sum += chains[chain];
    }
    return sum;
}

float portable(const float* a, const float* b, size_t d) {
    const size_t whole = d - d % CHAINS;
    float chains[CHAINS] = {};
    for (size_t i = 0; i < whole; i += CHAINS) {
        for (size_t chain = 0; chain < CHAINS; chain++) {
            chains[chain] = std::fma(a[i + chain], b[i + chain], chains[chain]);
        }
    }
    return finish(chains, a, b, whole, d);
}

#if defined(__x86_64__)
// One row at a time, although that waits for each addition: it reads memory in order, which is what limits a scan.
__attribute__((target("avx2,fma"))) float avx2(const float* a, const float* b, size_t d) {
    const size_t whole = d - d % CHAINS;
    __m256 sum = _mm256_setzero_ps();
    for (size_t i = 0; i < whole; i += CHAINS) {
        sum = _mm256_fmadd_ps(_mm256_loadu_ps(a + i), _mm256_loadu_ps(b + i), sum);
    }
    float chains[CHAINS];
    _mm256_storeu_ps(chains, sum);
    return finish(chains, a, b, whole, d);
}
#endif

Dot choose() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        return avx2;
    }
#endif
    return portable;
}

const Dot dot = choose();

}  // namespace

void scoreLabels(const float* query, const float* rows, size_t d, const int64_t* labels, size_t count, float* scores) {
    for (size_t i = 0; i < count; i++) {
        scores[i] = labels[i] < 0 ? std::numeric_limits<float>::quiet_NaN()
                                  : dot(query, rows + static_cast<size_t>(labels[i]) * d, d);
    }
}

void scoreRange(const float* query, const float* rows, size_t d, size_t count, float* scores) {
    for (size_t i = 0; i < count; i++) {
        scores[i] = dot(query, rows + i * d, d);
    }
}

}  // namespace negbench
