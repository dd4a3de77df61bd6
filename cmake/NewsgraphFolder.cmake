# Headers are spelled "newsgraph/<folder>/<file>.h" here and in an installation: the build sees src/ by that name.
file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
file(CREATE_LINK ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/include/newsgraph SYMBOLIC)

# Fails the configure step where a file includes a folder that its own may not use. Static libraries
# link whatever was compiled, so the layering has to be read from the #include lines.
function(newsgraph_check_includes folder allowed)
  foreach(file IN LISTS ARGN)
    file(STRINGS ${file} lines)
    set(number 0)
    foreach(line IN LISTS lines)
      math(EXPR number "${number} + 1")
      if(line MATCHES "^[ ]*#[ ]*include[ ]+[<\"]newsgraph/([a-z]+)/" AND NOT CMAKE_MATCH_1 IN_LIST allowed)
        message(SEND_ERROR "${file}:${number}: src/${folder} must not include ${CMAKE_MATCH_1}/; "
                           "it may include: ${allowed}")
      endif()
    endforeach()
  endforeach()
endfunction()

# newsgraph_folder(<folder> [USES <folder>...] [LINKS <target>...] [PUBLIC_LINKS <target>...])
# One folder of src/ is one static library. USES lists every folder of ours that it may include; each
# must already exist, so that an upward or circular use cannot be written down.
function(newsgraph_folder folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "USES;LINKS;PUBLIC_LINKS")
  foreach(use IN LISTS arg_USES)
    if(NOT TARGET newsgraph_${use})
      message(SEND_ERROR "src/${folder} uses ${use}, which stands above it or does not exist")
    endif()
  endforeach()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp)
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS ${PROJECT_BINARY_DIR}/include/newsgraph/${folder}/*.h)
  newsgraph_check_includes(${folder} "${folder};${arg_USES}" ${sources} ${headers})

  set(target newsgraph_${folder})
  if(NOT sources)
    set(sources ${CMAKE_CURRENT_BINARY_DIR}/no_sources_yet.cpp)
    file(WRITE ${sources} "")
  endif()
  add_library(${target} STATIC ${sources})
  add_library(newsgraph::${folder} ALIAS ${target})
  target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_BINARY_DIR}/include FILES ${headers})
  list(TRANSFORM arg_USES PREPEND newsgraph_ OUTPUT_VARIABLE uses)
  target_link_libraries(
    ${target}
    PUBLIC ${uses} ${arg_PUBLIC_LINKS}
    PRIVATE ${arg_LINKS} $<BUILD_INTERFACE:newsgraph_options>)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${folder} VERIFY_INTERFACE_HEADER_SETS ON)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${sources} ${headers})
  install(
    TARGETS ${target}
    EXPORT newsgraph-targets
    FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
endfunction()
