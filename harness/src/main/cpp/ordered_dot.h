// Dot products with one order of addition, bit for bit those of dev.negbench.harness.linalg.VectorMath.dot: eight
// interleaved chains of fused multiply-adds, each starting from zero, then added to zero in order.

#pragma once

#include <cstddef>
#include <cstdint>

namespace negbench {

// scores[i] = dot(query, row labels[i]); NaN for a negative label.
void scoreLabels(const float* query, const float* rows, size_t d, const int64_t* labels, size_t count, float* scores);

// scores[i] = dot(query, row i).
void scoreRange(const float* query, const float* rows, size_t d, size_t count, float* scores);

}  // namespace negbench
