# How our own code is compiled; linked privately, never exported.
add_library(newsgraph_options INTERFACE)
target_compile_features(newsgraph_options INTERFACE cxx_std_20)
target_compile_options(
  newsgraph_options
  INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
            -Wold-style-cast -Woverloaded-virtual -Wimplicit-fallthrough
            # g++ 12 warns of its own std::string (GCC bugs 105651, 105562), and of designated initializers that leave
            # out members with a default.
            -Wno-missing-field-initializers
            $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
            $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>
            $<$<BOOL:${NEWSGRAPH_DEVELOPER}>:-Werror>)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NEWSGRAPH_SANITIZE)
  # The preset asks for -O1 -g1: a third of the compile time of -O2 -g, and the tests take hardly longer.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
  add_link_options(-fsanitize=address,undefined)
endif()

if(NEWSGRAPH_FUZZ)
  # libFuzzer learns from the branches that an input takes, in the library as well as in the target.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # What one clone has compiled serves all others, wherever they stand.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1
                                  ${CCACHE_PROGRAM})
endif()
