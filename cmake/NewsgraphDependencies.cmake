# Every third-party package, found once, at the top. docs/dependencies.md says what each is for.
# The installed package config repeats the list (newsgraph-config.cmake.in).
include(${CMAKE_CURRENT_LIST_DIR}/NewsgraphFindPackages.cmake)
if(NOT NEWSGRAPH_SANITIZE)
  find_package(mimalloc 2 REQUIRED)  # of the program alone: whoever links the libraries chooses an allocator
endif()
if(NEWSGRAPH_DEVELOPER)
  find_package(Catch2 2 REQUIRED)
endif()
