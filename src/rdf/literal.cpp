#include "newsgraph/rdf/literal.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "newsgraph/base/check.h"
#include "newsgraph/rdf/vocabulary.h"

namespace newsgraph::rdf {
namespace {

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view without_sign(std::string_view text) {
  if (!text.empty() && (text[0] == '+' || text[0] == '-')) text.remove_prefix(1);
  return text;
}

}  // namespace

bool may_stand_bare(std::string_view lexical, std::string_view datatype) {
  if (datatype == vocabulary::xsd::integer) {
    const std::string_view digits = without_sign(lexical);
    return !digits.empty() && all_digits(digits);
  }
  if (datatype == vocabulary::xsd::decimal) {
    const std::string_view number = without_sign(lexical);
    const std::size_t point = number.find('.');
    return point != std::string_view::npos && point + 1 < number.size() && all_digits(number.substr(0, point)) &&
           all_digits(number.substr(point + 1));
  }
  return datatype == vocabulary::xsd::boolean && (lexical == "true" || lexical == "false");
}

NumberText::NumberText(std::int64_t value) {
  const std::to_chars_result end = std::to_chars(text_.data(), text_.data() + text_.size(), value);
  size_ = static_cast<std::size_t>(end.ptr - text_.data());
}

NumberText::NumberText(double value, int digits) {
  constexpr double bound = 1e15;
  constexpr int most_digits = 15;
  invariant(std::isfinite(value) && std::fabs(value) < bound && digits >= 1 && digits <= most_digits,
            "a decimal is finite, below 1e15 and has 1 to 15 digits after the point");
  const std::to_chars_result end =
      std::to_chars(text_.data(), text_.data() + text_.size(), value, std::chars_format::fixed, digits);
  size_ = static_cast<std::size_t>(end.ptr - text_.data());
  while (text_[size_ - 1] == '0' && text_[size_ - 2] != '.') --size_;
}

}  // namespace newsgraph::rdf
