#include "newsgraph/rdf/xsd.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "newsgraph/rdf/vocabulary.h"
#include "newsgraph/rdf/xsd_scan.h"

namespace newsgraph::rdf {
namespace {

struct Name {
  std::string_view local;
  XsdType type;
};

constexpr std::array<Name, 39> xsd_names = {{
    {"string", XsdType::string},
    {"normalizedString", XsdType::normalized_string},
    {"token", XsdType::token},
    {"language", XsdType::language},
    {"Name", XsdType::name},
    {"NCName", XsdType::nc_name},
    {"NMTOKEN", XsdType::nm_token},
    {"anyURI", XsdType::any_uri},
    {"boolean", XsdType::boolean},
    {"decimal", XsdType::decimal},
    {"integer", XsdType::integer},
    {"nonPositiveInteger", XsdType::non_positive_integer},
    {"negativeInteger", XsdType::negative_integer},
    {"nonNegativeInteger", XsdType::non_negative_integer},
    {"positiveInteger", XsdType::positive_integer},
    {"long", XsdType::long_},
    {"int", XsdType::int_},
    {"short", XsdType::short_},
    {"byte", XsdType::byte},
    {"unsignedLong", XsdType::unsigned_long},
    {"unsignedInt", XsdType::unsigned_int},
    {"unsignedShort", XsdType::unsigned_short},
    {"unsignedByte", XsdType::unsigned_byte},
    {"double", XsdType::double_},
    {"float", XsdType::float_},
    {"dateTime", XsdType::date_time},
    {"dateTimeStamp", XsdType::date_time_stamp},
    {"date", XsdType::date},
    {"time", XsdType::time},
    {"gYear", XsdType::g_year},
    {"gYearMonth", XsdType::g_year_month},
    {"gMonth", XsdType::g_month},
    {"gMonthDay", XsdType::g_month_day},
    {"gDay", XsdType::g_day},
    {"duration", XsdType::duration},
    {"yearMonthDuration", XsdType::year_month_duration},
    {"dayTimeDuration", XsdType::day_time_duration},
    {"hexBinary", XsdType::hex_binary},
    {"base64Binary", XsdType::base64_binary},
}};
constexpr std::array<Name, 3> rdf_names = {
    {{"langString", XsdType::lang_string}, {"HTML", XsdType::html}, {"XMLLiteral", XsdType::xml_literal}}};

template <std::size_t size>
std::optional<XsdType> find(const std::array<Name, size>& names, std::string_view local) {
  const auto* found = std::ranges::find(names, local, &Name::local);
  return found == names.end() ? std::nullopt : std::optional(found->type);
}

/// Bounds of the integer types; `most` of those that have none above fits every number.
struct Range {
  bool negative;        ///< may be less than zero
  std::uint64_t least;  ///< the size of the least number
  bool positive;        ///< may be greater than zero
  std::uint64_t most;
  bool zero;
};
constexpr std::uint64_t unbounded = std::numeric_limits<std::uint64_t>::max();

constexpr Range range_of(XsdType type) {
  constexpr std::uint64_t one = 1;
  switch (type) {
    case XsdType::non_positive_integer:
      return {true, unbounded, false, 0, true};
    case XsdType::negative_integer:
      return {true, unbounded, false, 0, false};
    case XsdType::non_negative_integer:
      return {false, 0, true, unbounded, true};
    case XsdType::positive_integer:
      return {false, 0, true, unbounded, false};
    case XsdType::long_:
      return {true, one << 63U, true, (one << 63U) - 1, true};
    case XsdType::int_:
      return {true, one << 31U, true, (one << 31U) - 1, true};
    case XsdType::short_:
      return {true, one << 15U, true, (one << 15U) - 1, true};
    case XsdType::byte:
      return {true, one << 7U, true, (one << 7U) - 1, true};
    case XsdType::unsigned_int:
      return {false, 0, true, (one << 32U) - 1, true};
    case XsdType::unsigned_short:
      return {false, 0, true, (one << 16U) - 1, true};
    case XsdType::unsigned_byte:
      return {false, 0, true, (one << 8U) - 1, true};
    default:
      return {true, unbounded, true, unbounded, true};
  }
}

bool is_integer(XsdType type, std::string_view lexical) {
  const auto parts = xsd::scan_decimal(lexical);
  if (!parts || parts->point) return false;
  const Range range = range_of(type);
  if (parts->is_zero()) return range.zero;
  if (parts->negative ? !range.negative : !range.positive) return false;
  const std::uint64_t most = parts->negative ? range.least : range.most;
  if (most == unbounded && type != XsdType::unsigned_long) return true;
  std::uint64_t size = 0;
  const auto read = std::from_chars(parts->integer.data(), parts->integer.data() + parts->integer.size(), size);
  return read.ec == std::errc() && size <= most && !(type == XsdType::unsigned_long && parts->negative);
}

bool is_alpha(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_alphanumeric(char c) {
  return is_alpha(c) || (c >= '0' && c <= '9');
}

/// One to eight letters, then groups of letters and digits.
bool is_language(std::string_view text) {
  bool first = true;
  while (true) {
    const std::size_t end = std::min(text.find('-'), text.size());
    const std::string_view part = text.substr(0, end);
    if (part.empty() || part.size() > 8 || !std::ranges::all_of(part, first ? is_alpha : is_alphanumeric)) return false;
    if (end == text.size()) return true;
    text.remove_prefix(end + 1);
    first = false;
  }
}

/// Characters beyond ASCII are taken for letters: those that XML leaves out of names are rare.
bool is_name(XsdType type, std::string_view text) {
  const auto begins = [&](char c) {
    return is_alpha(c) || c == '_' || (c == ':' && type != XsdType::nc_name) || static_cast<unsigned char>(c) >= 0x80;
  };
  const auto goes_on = [&](char c) { return begins(c) || is_alphanumeric(c) || c == '-' || c == '.'; };
  if (text.empty() || !std::ranges::all_of(text, goes_on)) return false;
  return type == XsdType::nm_token || begins(text.front());
}

bool is_token(std::string_view text) {
  if (text.find_first_of("\t\n\r") != std::string_view::npos) return false;
  return !text.starts_with(' ') && !text.ends_with(' ') && text.find("  ") == std::string_view::npos;
}

bool is_uri(std::string_view text) {
  return std::ranges::none_of(text, [](char c) {
    return static_cast<unsigned char>(c) <= 0x20 || std::string_view("<>\"{}|\\^`").find(c) != std::string_view::npos;
  });
}

bool is_base64(std::string_view text) {
  std::size_t digits = 0;
  std::size_t padding = 0;
  char last = 'A';
  bool blank = true;  // blanks stand between digits only, one at a time
  for (const char c : text) {
    if (c == ' ') {
      if (blank) return false;
      blank = true;
      continue;
    }
    blank = false;
    if (c == '=') {
      ++padding;
    } else if (padding > 0 || !(is_alphanumeric(c) || c == '+' || c == '/')) {
      return false;
    } else {
      last = c;
      ++digits;
    }
  }
  if (text.ends_with(' ') || padding > 2 || (digits + padding) % 4 != 0) return false;
  // The bits of the last digit that are no part of a byte are zero.
  if (padding == 1) return std::string_view("AEIMQUYcgkosw048").find(last) != std::string_view::npos;
  return padding == 0 || std::string_view("AQgw").find(last) != std::string_view::npos;
}

bool is_hex(std::string_view text) {
  return text.size() % 2 == 0 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
         });
}

}  // namespace

std::string_view xsd::moment_pattern(XsdType type) {
  switch (type) {
    case XsdType::date_time:
    case XsdType::date_time_stamp:
      return "Y-M-DTh:m:s";
    case XsdType::date:
      return "Y-M-D";
    case XsdType::time:
      return "h:m:s";
    case XsdType::g_year:
      return "Y";
    case XsdType::g_year_month:
      return "Y-M";
    case XsdType::g_month:
      return "--M";
    case XsdType::g_month_day:
      return "--M-D";
    case XsdType::g_day:
      return "---D";
    default:
      return {};
  }
}

std::optional<XsdType> xsd_type(std::string_view datatype) {
  if (datatype.starts_with(vocabulary::xsd::base))
    return find(xsd_names, datatype.substr(vocabulary::xsd::base.size()));
  if (datatype.starts_with(vocabulary::rdf::base))
    return find(rdf_names, datatype.substr(vocabulary::rdf::base.size()));
  return std::nullopt;
}

bool is_valid_lexical(XsdType type, std::string_view lexical) {
  switch (type) {
    case XsdType::string:
    case XsdType::lang_string:
    case XsdType::html:
    case XsdType::xml_literal:
      return true;
    case XsdType::normalized_string:
      return lexical.find_first_of("\t\n\r") == std::string_view::npos;
    case XsdType::token:
      return is_token(lexical);
    case XsdType::language:
      return is_language(lexical);
    case XsdType::name:
    case XsdType::nc_name:
    case XsdType::nm_token:
      return is_name(type, lexical);
    case XsdType::any_uri:
      return is_uri(lexical);
    case XsdType::boolean:
      return lexical == "true" || lexical == "false" || lexical == "1" || lexical == "0";
    case XsdType::decimal:
      return xsd::scan_decimal(lexical).has_value();
    case XsdType::double_:
    case XsdType::float_:
      return lexical == "INF" || lexical == "-INF" || lexical == "+INF" || lexical == "NaN" ||
             xsd::is_floating(lexical);
    case XsdType::date_time_stamp: {
      const auto moment = xsd::scan_moment(xsd::moment_pattern(type), lexical);
      return moment && moment->zone_minutes;
    }
    case XsdType::date_time:
    case XsdType::date:
    case XsdType::time:
    case XsdType::g_year:
    case XsdType::g_year_month:
    case XsdType::g_month:
    case XsdType::g_month_day:
    case XsdType::g_day:
      return xsd::scan_moment(xsd::moment_pattern(type), lexical).has_value();
    case XsdType::duration:
    case XsdType::year_month_duration:
    case XsdType::day_time_duration: {
      const auto duration = xsd::scan_duration(lexical);
      return duration && !(type == XsdType::year_month_duration && duration->has_days_or_time) &&
             !(type == XsdType::day_time_duration && duration->has_months);
    }
    case XsdType::hex_binary:
      return is_hex(lexical);
    case XsdType::base64_binary:
      return is_base64(lexical);
    default:
      return is_integer(type, lexical);
  }
}

}  // namespace newsgraph::rdf
