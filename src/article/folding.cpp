#include "newsgraph/article/folding.h"

#include <array>
#include <cstring>
#include <string_view>
#include <vector>

#include "newsgraph/base/check.h"
#include "newsgraph/base/embedded.h"

namespace newsgraph::embedded {
extern const EmbeddedFile folding_files[];
}  // namespace newsgraph::embedded

namespace newsgraph::article {
namespace {

constexpr std::size_t table_size = 0x10000;

/// A copy, since what is embedded is not aligned.
std::vector<char16_t> load_folding() {
  const std::string_view bytes = embedded::folding_files[0].bytes();
  std::vector<char16_t> table(table_size);
  invariant(bytes.size() == table_size * sizeof(char16_t), "the folding table has another size");
  std::memcpy(table.data(), bytes.data(), bytes.size());
  return table;
}

}  // namespace

char32_t folded(char32_t c) {
  static const std::vector<char16_t> table = load_folding();
  return c < table_size ? table[c] : c;
}

HanScript script_of(char32_t c) {
  const std::string_view scripts = embedded::folding_files[1].bytes();
  if (c >= scripts.size()) return HanScript::both;
  constexpr std::array meanings{HanScript::both, HanScript::simplified, HanScript::traditional};
  return meanings.at(static_cast<unsigned char>(scripts[c]));
}

}  // namespace newsgraph::article
