#include "newsgraph/rdf/reader.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "newsgraph/rdf/syntax.h"

namespace newsgraph::rdf {

std::string file_iri(const std::string& path) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::error_code error;
  const std::string absolute = std::filesystem::absolute(path, error).lexically_normal().string();
  std::string out = "file://";
  for (const char c : absolute) {
    const auto byte = static_cast<unsigned char>(c);
    const bool letter_or_digit =
        (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    if (letter_or_digit || std::string_view("-._~/").find(c) != std::string_view::npos) {
      out += c;
    } else {
      out.append(1, '%').append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
    }
  }
  return out;
}

tl::unexpected<Error> unreadable(const Syntax& syntax, const Locator& in) {
  std::string known;
  for (const Syntax* const s : readable_syntaxes()) known.append(known.empty() ? "" : ", ").append(s->name);
  return failure(Errc::unsupported, "newsgraph writes " + std::string(syntax.name) + " but cannot read it",
                 {in, 0, 0, 0}, "it reads " + known);
}

Status read(const Syntax& syntax, ByteSource& from, StatementSink& into, const ReadOptions& options) {
  if (syntax.read != nullptr) return syntax.read(from, into, options);
  return unreadable(syntax, options.in);
}

Status read(const Syntax& syntax, std::string_view bytes, StatementSink& into, const ReadOptions& options) {
  StringSource source(bytes);
  return read(syntax, source, into, options);
}

Status read_file(const std::string& path, StatementSink& into, ReadOptions options) {
  if (options.in.path.empty()) options.in.path = path;
  if (options.base.empty()) options.base = file_iri(path);
  const Syntax* const syntax = syntax_of_file(path);
  if (syntax == nullptr) {
    std::string known;
    for (const Syntax* const s : readable_syntaxes())
      known.append(known.empty() ? "" : ", ").append(s->suffixes.front());
    return failure(Errc::unsupported, "the file's name does not tell which RDF syntax it is in", {options.in, 0, 0, 0},
                   "known are " + known);
  }
  FileSource source(path);
  return read(*syntax, source, into, options);
}

}  // namespace newsgraph::rdf
