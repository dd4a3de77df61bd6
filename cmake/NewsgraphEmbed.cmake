# newsgraph_embed(<target> <virtual folder> <base dir> <file>...)
# Compiles files into the binary, byte for byte, found again as "<virtual folder>/<path below base dir>"
# by newsgraph::embedded_file(). One assembler directive per file: no code is generated from contents.
function(newsgraph_embed target folder base)
  set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_${folder}.cpp)
  set(assembly "")
  set(externs "")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    cmake_path(RELATIVE_PATH file BASE_DIRECTORY ${base} OUTPUT_VARIABLE name)
    set(symbol newsgraph_embedded_${folder}_${index})
    string(APPEND assembly
           "asm(\".section .rodata\\n.global ${symbol}_begin\\n${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n\"\n"
           "    \".global ${symbol}_end\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n")
    string(APPEND externs "extern const char ${symbol}_begin[];\nextern const char ${symbol}_end[];\n")
    string(APPEND rows "    {\"${folder}/${name}\", {${symbol}_begin, ${symbol}_end}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT
"// Written by cmake/NewsgraphEmbed.cmake.
#include \"newsgraph/base/embedded.h\"
${assembly}extern \"C\" {
${externs}}
namespace newsgraph::embedded {
extern const EmbeddedFile ${folder}_files[];
extern const std::size_t ${folder}_count;
const EmbeddedFile ${folder}_files[] = {
${rows}};
const std::size_t ${folder}_count = ${index};
}  // namespace newsgraph::embedded
")
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${ARGN}" COMPILE_OPTIONS "-Wno-pedantic")
  target_sources(${target} PRIVATE ${source})
endfunction()

# newsgraph_generated(<folder of src/> <program> <virtual folder> <file>...): generate/<program>.cpp, which asks ICU once, at
# build time, writes the files, whose paths are its arguments; they are embedded as <virtual folder>/<file>.
function(newsgraph_generated folder program virtual)
  get_target_property(sources newsgraph_${folder} SOURCES)
  list(FILTER sources EXCLUDE REGEX "/generate/")
  set_target_properties(newsgraph_${folder} PROPERTIES SOURCES "${sources}")
  add_executable(newsgraph_${program} generate/${program}.cpp)
  target_link_libraries(newsgraph_${program} PRIVATE ICU::uc ICU::i18n newsgraph_options)
  set(directory ${CMAKE_CURRENT_BINARY_DIR}/${virtual})
  file(MAKE_DIRECTORY ${directory})
  list(TRANSFORM ARGN PREPEND ${directory}/ OUTPUT_VARIABLE files)
  add_custom_command(
    OUTPUT ${files}
    COMMAND newsgraph_${program} ${files}
    DEPENDS newsgraph_${program}
    VERBATIM)
  newsgraph_embed(newsgraph_${folder} ${virtual} ${directory} ${files})
endfunction()
