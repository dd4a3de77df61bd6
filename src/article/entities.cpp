#include "newsgraph/article/entities.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

struct Named {
  std::string_view name;
  char32_t code_point;
};

constexpr std::array<Named, 34> named = {
    {{"amp", '&'},      {"lt", '<'},       {"gt", '>'},       {"quot", '"'},     {"apos", '\''},     {"nbsp", 0xA0},
     {"ldquo", 0x201C}, {"rdquo", 0x201D}, {"lsquo", 0x2018}, {"rsquo", 0x2019}, {"hellip", 0x2026}, {"mdash", 0x2014},
     {"ndash", 0x2013}, {"middot", 0xB7},  {"bull", 0x2022},  {"copy", 0xA9},    {"reg", 0xAE},      {"trade", 0x2122},
     {"laquo", 0xAB},   {"raquo", 0xBB},   {"times", 0xD7},   {"deg", 0xB0},     {"euro", 0x20AC},   {"pound", 0xA3},
     {"yen", 0xA5},     {"eacute", 0xE9},  {"egrave", 0xE8},  {"agrave", 0xE0},  {"ccedil", 0xE7},   {"uuml", 0xFC},
     {"ouml", 0xF6},    {"auml", 0xE4},    {"ensp", 0x2002},  {"emsp", 0x2003}}};

constexpr std::size_t longest = 10;

EntityAt numeric(std::string_view digits, std::size_t length) {
  int base = 10;
  if (digits.starts_with('x') || digits.starts_with('X')) {
    base = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc() || end != digits.data() + digits.size() || value == 0) return {};
  return {static_cast<char32_t>(value), length};
}

}  // namespace

EntityAt entity_at(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != '&') return {};
  const std::string_view body = text.substr(at + 1, longest);
  const std::size_t end = body.find(';');
  if (end == std::string_view::npos || end == 0) return {};
  const std::string_view name = body.substr(0, end);
  if (name.front() == '#') return numeric(name.substr(1), end + 2);
  const auto* found = std::ranges::find(named, name, &Named::name);
  return found == named.end() ? EntityAt{} : EntityAt{found->code_point, end + 2};
}

std::string decode_entities(std::string_view text) {
  std::string out(text);
  for (int round = 0; round < 2 && out.find('&') != std::string::npos; ++round) {
    std::string decoded;
    for (std::size_t at = 0; at < out.size();) {
      const EntityAt entity = entity_at(out, at);
      if (entity.length == 0) {
        decoded += out[at++];
        continue;
      }
      utf8::append(decoded, entity.code_point);
      at += entity.length;
    }
    out = std::move(decoded);
  }
  return out;
}

}  // namespace newsgraph::article
