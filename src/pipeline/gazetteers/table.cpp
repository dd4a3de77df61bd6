#include <algorithm>

#include "newsgraph/pipeline/gazetteer_format.h"

namespace newsgraph::pipeline {
namespace {

/// The first line that is no comment names our columns.
bool recognises(const std::string&, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (!line.empty() && line[0] != '#' && line != "\r") {
      return line.find("zh-Hans") != std::string_view::npos && line.find('\t') != std::string_view::npos;
    }
    bytes.remove_prefix(std::min(bytes.size(), line.size() + 1));
  }
  return false;
}

Result<extract::GazetteerTable> read(const std::string& path, std::string_view bytes, Diagnostics&) {
  return extract::GazetteerTable{path, std::string(bytes), {}};
}

}  // namespace

const GazetteerFormat table_gazetteer{"table", recognises, read};

}  // namespace newsgraph::pipeline
