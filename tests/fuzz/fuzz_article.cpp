#include <cstddef>
#include <cstdint>
#include <string>

#include "article/invariants.h"
#include "newsgraph/article/format.h"
#include "newsgraph/base/check.h"

// Any bytes are an article or an error that says why not, and an article keeps the promises of its header.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace newsgraph;
  const source::Document document{{"fuzz", {}, 0}, std::string(reinterpret_cast<const char*>(data), size)};
  Diagnostics diagnostics;
  const Result<article::Article> article = article::read_article(document, diagnostics);
  if (article) {
    const std::string broken = tests::broken_invariant(*article);
    invariant(broken.empty(), broken.c_str());
  } else {
    invariant(!article.error().message.empty(), "an error says what is wrong");
  }
  return 0;
}
