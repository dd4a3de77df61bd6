#include "newsgraph/pipeline/packed_bytes.h"

namespace newsgraph::pipeline {

Result<source::Compression> compression_of(const std::string& output, const std::string& compression) {
  auto of_name = source::compression_of_file(output);
  if (compression.empty()) return of_name;
  const auto named = source::compression_named(compression);
  if (!named) return failure(Errc::unsupported, "no compression \"" + compression + '"');
  if (of_name && (*of_name == *named || *of_name == source::Compression::none)) return *named;
  return failure(Errc::unsupported, "the output's name says another compression than \"" + compression + '"',
                 {{output, {}, 0}, 0, 0, 0});
}

PackedBytes::PackedBytes(source::Compression compression, bool in_background, ByteSink& file)
    : count_(file), packed_(source::make_compressing_sink(compression, count_)) {
  if (in_background && compression != source::Compression::none) background_.emplace(*packed_);
}

}  // namespace newsgraph::pipeline
