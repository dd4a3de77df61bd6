#include "newsgraph/pipeline/source_lines.h"

#include <algorithm>
#include <span>
#include <string>

namespace newsgraph::pipeline {

Status read_lines(ByteSource& from, const std::function<bool(std::string_view line)>& take) {
  constexpr std::size_t page_size = std::size_t{512} * 1024;
  std::string page;
  for (bool ended = false; !ended;) {
    const std::size_t kept = page.size();
    page.resize(kept + page_size);
    const std::size_t size = from.read(std::span(page).subspan(kept));
    page.resize(kept + size);
    ended = size == 0;
    std::size_t begin = 0;
    while (begin < page.size()) {
      // What was kept has no end of line.
      const std::size_t end = page.find('\n', std::max(begin, kept));
      if (end == std::string::npos && !ended) break;
      const std::size_t next = end == std::string::npos ? page.size() : end + 1;
      if (!take(std::string_view(page).substr(begin, next - begin))) return {};
      begin = next;
    }
    page.erase(0, begin);
  }
  return from.status();
}

}  // namespace newsgraph::pipeline
