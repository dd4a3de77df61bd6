#include "newsgraph/base/error.h"

namespace newsgraph {

std::string Locator::text() const {
  std::string out = path;
  if (!member.empty()) out += '!' + member;
  if (record != 0) out += '#' + std::to_string(record);
  return out;
}

std::string_view name_of(Errc code) {
  switch (code) {
    case Errc::io:
      return "io";
    case Errc::encoding:
      return "encoding";
    case Errc::syntax:
      return "syntax";
    case Errc::unsupported:
      return "unsupported";
    case Errc::limit:
      return "limit";
    case Errc::shapes:
      return "shapes";
    case Errc::invalid:
      return "invalid";
    case Errc::store:
      return "store";
  }
  return "unknown";
}

std::string describe(const Error& error) {
  std::string out = error.where.in.text();
  if (error.where.line != 0) {
    out += ':' + std::to_string(error.where.line);
    if (error.where.column != 0) out += ':' + std::to_string(error.where.column);
  }
  if (!out.empty()) out += ": ";
  out += error.message;
  if (!error.hint.empty()) out += "; " + error.hint;
  return out;
}

}  // namespace newsgraph
