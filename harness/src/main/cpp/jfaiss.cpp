// FAISS for Java: the native half of dev.negbench.harness.jfaiss.FaissNative.
//
// Every function takes primitives and raw addresses, creates no Java object and throws nothing. Those that can fail
// return a code; the message waits in a buffer of the thread until lastError() fetches it. Functions that return a
// handle return the code negated, which no address is.

#include <jni.h>

#include <omp.h>

#include <algorithm>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <vector>

#include <faiss/Clustering.h>
#include <faiss/Index.h>
#include <faiss/IndexFlat.h>
#include <faiss/IndexHNSW.h>
#include <faiss/IndexIVF.h>
#include <faiss/IndexPreTransform.h>
#include <faiss/index_factory.h>
#include <faiss/index_io.h>
#include <faiss/utils/utils.h>

#include "ordered_dot.h"

// OpenBLAS has these; another BLAS in its place leaves them null.
extern "C" {
__attribute__((weak)) void openblas_set_num_threads(int);
__attribute__((weak)) char* openblas_get_config();
__attribute__((weak)) char* openblas_get_corename();
}

namespace {

// The numbers are FaissException's.
enum Code : jint { OK = 0, FAILED = 1, UNTRAINED = 2, IO = 3, OUT_OF_MEMORY = 4, UNSUPPORTED = 5 };

constexpr size_t ALIGNMENT = 64;

thread_local char lastMessage[1024];

Code fail(Code code, const char* format, ...) {
    va_list arguments;
    va_start(arguments, format);
    std::vsnprintf(lastMessage, sizeof lastMessage, format, arguments);
    va_end(arguments);
    return code;
}

template <typename Body>
Code guarded(Code onException, Body&& body) noexcept {
    try {
        return body();
    } catch (const std::bad_alloc&) {
        return fail(OUT_OF_MEMORY, "not enough native memory");
    } catch (const std::exception& e) {
        return fail(onException, "%s", e.what());
    } catch (...) {
        return fail(onException, "unknown C++ exception");
    }
}

// OpenMP keeps the number of threads for each calling thread: it is set for one call and put back.
class ThreadCount {
    int before;

public:
    explicit ThreadCount(jint threads) : before(omp_get_max_threads()) {
        omp_set_num_threads(threads);
    }
    ~ThreadCount() {
        omp_set_num_threads(before);
    }
    ThreadCount(const ThreadCount&) = delete;
    ThreadCount& operator=(const ThreadCount&) = delete;
};

template <typename T>
T* pointer(jlong address) {
    return reinterpret_cast<T*>(static_cast<intptr_t>(address));
}

faiss::Index* index(jlong handle) {
    return pointer<faiss::Index>(handle);
}

jlong handle(const void* p) {
    return static_cast<jlong>(reinterpret_cast<intptr_t>(p));
}

std::string text(JNIEnv* env, jbyteArray bytes) {
    std::string result(static_cast<size_t>(env->GetArrayLength(bytes)), '\0');
    env->GetByteArrayRegion(bytes, 0, static_cast<jsize>(result.size()), reinterpret_cast<jbyte*>(&result[0]));
    return result;
}

const faiss::IndexFlat* flat(jlong handle) {
    return dynamic_cast<const faiss::IndexFlat*>(index(handle));
}

// The search parameters that fit an index, or an error where it has no such parameter.
struct Parameters {
    faiss::SearchParametersIVF ivf;
    faiss::SearchParametersHNSW hnsw;
    faiss::SearchParametersPreTransform outer;
    const faiss::SearchParameters* chosen = nullptr;

    Code choose(const faiss::Index* searched, jint nprobe, jint efSearch) {
        if (nprobe == 0 && efSearch == 0) {
            return OK;
        }
        if (auto* transformed = dynamic_cast<const faiss::IndexPreTransform*>(searched)) {
            Code code = choose(transformed->index, nprobe, efSearch);
            outer.index_params = const_cast<faiss::SearchParameters*>(chosen);
            chosen = &outer;
            return code;
        }
        if (nprobe > 0 && efSearch == 0 && dynamic_cast<const faiss::IndexIVF*>(searched)) {
            ivf.nprobe = static_cast<size_t>(nprobe);
            chosen = &ivf;
            return OK;
        }
        if (efSearch > 0 && nprobe == 0 && dynamic_cast<const faiss::IndexHNSW*>(searched)) {
            hnsw.efSearch = efSearch;
            chosen = &hnsw;
            return OK;
        }
        return fail(UNSUPPORTED, "nprobe = %d and efSearch = %d do not fit this index: nprobe belongs to IVF, "
            "efSearch to HNSW", nprobe, efSearch);
    }
};

// Asks for `wide` results and keeps the best k. One query at a time, to need little memory.
void searchWider(const faiss::Index* searched, jint rows, const float* queries, jint k, jint wide, float* scores,
        int64_t* labels, const faiss::SearchParameters* parameters) {
    std::vector<float> wideScores(static_cast<size_t>(wide));
    std::vector<int64_t> wideLabels(static_cast<size_t>(wide));
    for (jint row = 0; row < rows; row++) {
        searched->search(1, queries + static_cast<int64_t>(row) * searched->d, wide, wideScores.data(),
            wideLabels.data(), parameters);
        std::copy_n(wideScores.begin(), k, scores + static_cast<int64_t>(row) * k);
        std::copy_n(wideLabels.begin(), k, labels + static_cast<int64_t>(row) * k);
    }
}

}  // namespace

#define NATIVE(type, name) extern "C" JNIEXPORT type JNICALL Java_dev_negbench_harness_jfaiss_FaissNative_##name

extern "C" JNIEXPORT jint JNICALL JNI_OnLoad(JavaVM*, void*) {
    // Searches run side by side in Java threads; a pool of BLAS threads under each would only fight over the cores.
    if (openblas_set_num_threads) {
        openblas_set_num_threads(1);
    }
    return JNI_VERSION_10;
}

NATIVE(jstring, lastError)(JNIEnv* env, jclass) {
    return env->NewStringUTF(lastMessage);
}

NATIVE(jstring, version)(JNIEnv* env, jclass) {
    std::string version = std::to_string(FAISS_VERSION_MAJOR) + "." + std::to_string(FAISS_VERSION_MINOR) + "."
        + std::to_string(FAISS_VERSION_PATCH);
    return env->NewStringUTF(version.c_str());
}

NATIVE(jstring, compileOptions)(JNIEnv* env, jclass) {
    return env->NewStringUTF(faiss::get_compile_options().c_str());
}

NATIVE(jstring, blas)(JNIEnv* env, jclass) {
    std::string blas = openblas_get_config ? openblas_get_config() : "unknown BLAS";
    if (openblas_get_corename) {
        blas += std::string(", core ") + openblas_get_corename();
    }
    return env->NewStringUTF(blas.c_str());
}

NATIVE(jlong, allocate)(JNIEnv*, jclass, jlong bytes) {
    void* memory = nullptr;
    if (posix_memalign(&memory, ALIGNMENT, static_cast<size_t>(bytes)) != 0) {
        return -fail(OUT_OF_MEMORY, "not enough native memory for %lld bytes", static_cast<long long>(bytes));
    }
    return handle(memory);
}

NATIVE(void, release)(JNIEnv*, jclass, jlong address) {
    std::free(pointer<void>(address));
}

NATIVE(void, writeFloats)(JNIEnv* env, jclass, jfloatArray source, jint offset, jint length, jlong address) {
    env->GetFloatArrayRegion(source, offset, length, pointer<jfloat>(address));
}

NATIVE(void, readFloats)(JNIEnv* env, jclass, jlong address, jfloatArray target, jint offset, jint length) {
    env->SetFloatArrayRegion(target, offset, length, pointer<const jfloat>(address));
}

NATIVE(void, readLongs)(JNIEnv* env, jclass, jlong address, jlongArray target, jint offset, jint length) {
    env->SetLongArrayRegion(target, offset, length, pointer<const jlong>(address));
}

NATIVE(jlong, create)(JNIEnv* env, jclass, jbyteArray description, jint dimension) {
    jlong created = 0;
    Code code = guarded(FAILED, [&] {
        created = handle(faiss::index_factory(dimension, text(env, description).c_str(), faiss::METRIC_INNER_PRODUCT));
        return OK;
    });
    return code == OK ? created : -code;
}

NATIVE(void, destroy)(JNIEnv*, jclass, jlong handle) {
    delete index(handle);
}

NATIVE(jlong, size)(JNIEnv*, jclass, jlong handle) {
    return index(handle)->ntotal;
}

NATIVE(jint, dimension)(JNIEnv*, jclass, jlong handle) {
    return static_cast<jint>(index(handle)->d);
}

NATIVE(jboolean, trained)(JNIEnv*, jclass, jlong handle) {
    return index(handle)->is_trained;
}

NATIVE(jboolean, isFlat)(JNIEnv*, jclass, jlong handle) {
    return flat(handle) != nullptr;
}

NATIVE(jint, train)(JNIEnv*, jclass, jlong handle, jlong rows, jlong vectors, jint threads) {
    return guarded(FAILED, [&] {
        ThreadCount count(threads);
        index(handle)->train(rows, pointer<const float>(vectors));
        return OK;
    });
}

NATIVE(jint, add)(JNIEnv*, jclass, jlong handle, jlong rows, jlong vectors, jint threads) {
    return guarded(FAILED, [&] {
        if (!index(handle)->is_trained) {
            return fail(UNTRAINED, "the index has to be trained before vectors are added");
        }
        ThreadCount count(threads);
        index(handle)->add(rows, pointer<const float>(vectors));
        return OK;
    });
}

NATIVE(jint, search)(JNIEnv*, jclass, jlong handle, jint rows, jlong queries, jint k, jlong scores, jlong labels,
        jint nprobe, jint efSearch, jint threads) {
    return guarded(FAILED, [&] {
        if (!index(handle)->is_trained) {
            return fail(UNTRAINED, "the index has to be trained before it is searched");
        }
        Parameters parameters;
        Code code = parameters.choose(index(handle), nprobe, efSearch);
        if (code != OK) {
            return code;
        }
        ThreadCount count(threads);
        // FAISS 1.7.3 sizes HNSW's queue by the index's own efSearch or k: asking for more results is what enlarges it.
        if (efSearch > k) {
            searchWider(index(handle), rows, pointer<const float>(queries), k, efSearch, pointer<float>(scores),
                pointer<int64_t>(labels), parameters.chosen);
        } else {
            index(handle)->search(rows, pointer<const float>(queries), k, pointer<float>(scores),
                pointer<int64_t>(labels), parameters.chosen);
        }
        return OK;
    });
}

NATIVE(jint, scoreLabels)(JNIEnv*, jclass, jlong handle, jint rows, jlong queries, jint k, jlong labels, jlong scores) {
    const faiss::IndexFlat* stored = flat(handle);
    if (stored == nullptr) {
        return fail(UNSUPPORTED, "only a Flat index keeps the vectors that exact scores need");
    }
    const size_t d = static_cast<size_t>(stored->d);
    for (jint row = 0; row < rows; row++) {
        const size_t start = static_cast<size_t>(row) * static_cast<size_t>(k);
        negbench::scoreLabels(pointer<const float>(queries) + static_cast<size_t>(row) * d, stored->get_xb(), d,
            pointer<const int64_t>(labels) + start, static_cast<size_t>(k), pointer<float>(scores) + start);
    }
    return OK;
}

NATIVE(jint, scoreRange)(JNIEnv*, jclass, jlong handle, jlong query, jlong from, jint count, jlong scores) {
    const faiss::IndexFlat* stored = flat(handle);
    if (stored == nullptr) {
        return fail(UNSUPPORTED, "only a Flat index keeps the vectors that exact scores need");
    }
    const size_t d = static_cast<size_t>(stored->d);
    negbench::scoreRange(pointer<const float>(query), stored->get_xb() + static_cast<size_t>(from) * d, d,
        static_cast<size_t>(count), pointer<float>(scores));
    return OK;
}

NATIVE(jint, reconstruct)(JNIEnv*, jclass, jlong handle, jlong from, jlong count, jlong vectors) {
    return guarded(UNSUPPORTED, [&] {
        index(handle)->reconstruct_n(from, count, pointer<float>(vectors));
        return OK;
    });
}

NATIVE(jint, write)(JNIEnv* env, jclass, jlong handle, jbyteArray path) {
    return guarded(IO, [&] {
        faiss::write_index(index(handle), text(env, path).c_str());
        return OK;
    });
}

NATIVE(jlong, read)(JNIEnv* env, jclass, jbyteArray path) {
    jlong result = 0;
    Code code = guarded(IO, [&] {
        std::unique_ptr<faiss::Index> loaded(faiss::read_index(text(env, path).c_str()));
        if (loaded->metric_type != faiss::METRIC_INNER_PRODUCT) {
            return fail(IO, "the index ranks by another metric than the inner product");
        }
        result = ::handle(loaded.release());
        return OK;
    });
    return code == OK ? result : -code;
}

NATIVE(jint, cluster)(JNIEnv*, jclass, jint d, jlong rows, jlong vectors, jint k, jint iterations, jint seed,
        jboolean spherical, jlong centroids, jlong objectives, jint threads) {
    return guarded(FAILED, [&] {
        ThreadCount count(threads);
        faiss::ClusteringParameters parameters;
        parameters.niter = iterations;
        parameters.seed = seed;
        parameters.spherical = spherical;
        // All vectors are used, and few of them a cluster are nothing to warn of.
        parameters.min_points_per_centroid = 1;
        parameters.max_points_per_centroid = std::numeric_limits<int>::max();
        faiss::Clustering clustering(d, k, parameters);
        std::unique_ptr<faiss::IndexFlat> assignment;
        if (spherical) {
            assignment = std::make_unique<faiss::IndexFlatIP>(d);
        } else {
            assignment = std::make_unique<faiss::IndexFlatL2>(d);
        }
        clustering.train(rows, pointer<const float>(vectors), *assignment);
        std::copy(clustering.centroids.begin(), clustering.centroids.end(), pointer<float>(centroids));
        // With as many clusters as vectors there is no iteration.
        std::fill_n(pointer<float>(objectives), iterations, std::numeric_limits<float>::quiet_NaN());
        for (size_t i = 0; i < clustering.iteration_stats.size(); i++) {
            pointer<float>(objectives)[i] = clustering.iteration_stats[i].obj;
        }
        return OK;
    });
}
