#!/bin/sh
# Builds the FAISS binding where a compiler and FAISS are at hand, and says in one line what is missing where not.
#
#   sh build-jfaiss.sh OUTPUT_DIRECTORY JAVA_HOME LOG_FILE
#
# writes OUTPUT_DIRECTORY/<os>-<arch>/libnegbench_jfaiss.so (.dylib on macOS). Succeeds without it, because everything
# works in plain Java; NEGBENCH_NATIVE=require in the environment makes that an error. CXX names another compiler.
set -u

output=$1
java_home=$2
log=$3
sources=$(cd "$(dirname "$0")" && pwd)
cxx=${CXX:-g++}

skip() {
    echo "FAISS binding not built: $1"
    [ "${NEGBENCH_NATIVE:-}" = require ] && exit 1
    exit 0
}

case $(uname -s) in
    Linux) os=linux; suffix=so ;;
    Darwin) os=mac; suffix=dylib ;;
    *) skip "no recipe for $(uname -s)" ;;
esac
case $(uname -m) in
    x86_64 | amd64) arch=amd64 ;;
    aarch64 | arm64) arch=aarch64 ;;
    *) arch=$(uname -m) ;;
esac

command -v "$cxx" > /dev/null 2>&1 || skip "no $cxx (Debian and Ubuntu: apt-get install g++)"
jni=$java_home/include
[ -f "$jni/jni.h" ] || skip "no jni.h in $jni (a full JDK has it)"
echo '#include <faiss/Index.h>' | "$cxx" -E -x c++ - > /dev/null 2>&1 \
    || skip "no FAISS headers (Debian and Ubuntu: apt-get install libfaiss-dev)"
archive=$("$cxx" -print-file-name=libfaiss.a)
[ -f "$archive" ] || skip "no libfaiss.a (Debian and Ubuntu: apt-get install libfaiss-dev)"
blas=$("$cxx" -print-file-name=libopenblas.so)
[ -f "$blas" ] || skip "no libopenblas.so (Debian and Ubuntu: apt-get install libopenblas-dev)"

target=$output/$os-$arch/libnegbench_jfaiss.$suffix
if [ -f "$target" ] && [ -z "$(find "$sources" "$archive" -newer "$target" -type f)" ]; then
    exit 0
fi

# One that does not fit the sources any more must not stay behind when the build fails.
rm -f "$target"
mkdir -p "$output/$os-$arch" "$(dirname "$log")"
partial=$target.$$
trap 'rm -f "$partial"' EXIT

# FAISS' own headers do not compile without warnings, hence -isystem. Contraction is off because the order of rounding
# is part of the result; only our own symbols stay visible, so that another FAISS in the process cannot mix with this.
if "$cxx" -std=c++17 -O3 -fPIC -shared -fopenmp -fvisibility=hidden -ffp-contract=off \
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror \
    -isystem "$jni" -isystem "$jni/linux" -isystem "$jni/darwin" \
    "$sources/jfaiss.cpp" "$sources/ordered_dot.cpp" "$archive" -lopenblas \
    -Wl,--exclude-libs,ALL -Wl,-z,defs -Wl,-z,relro -Wl,-z,now -s \
    -o "$partial" > "$log" 2>&1; then
    mv "$partial" "$target"
    rm -f "$log"
    echo "FAISS binding built: $target"
else
    skip "$cxx failed, see $log"
fi
