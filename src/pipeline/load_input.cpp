#include "newsgraph/pipeline/load_input.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <iterator>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

#include "newsgraph/base/byte_sink.h"
#include "newsgraph/pipeline/delta_input.h"
#include "newsgraph/pipeline/rdf_input.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/source/open.h"

namespace newsgraph::pipeline {
namespace {

constexpr const char* standard_input_name = "-";
constexpr const char* articles_name = "articles";
constexpr const char* delta_name = "delta";

tl::unexpected<Error> cannot(const char* what, const std::string& path) {
  return failure(Errc::io, std::string("cannot ") + what + ": " + std::generic_category().message(errno),
                 {{path, {}, 0}, 0, 0, 0});
}

/// Whether the name of an input, or of a file in it, tells an RDF syntax.
bool names_rdf(const std::string& input) {
  std::error_code unknown;
  const auto is_readable = [](const std::string& path) {
    const rdf::Syntax* const syntax = rdf::syntax_of_file(path);
    return syntax != nullptr && syntax->read != nullptr;
  };
  if (!std::filesystem::is_directory(input, unknown)) return is_readable(input);
  const auto files = source::files_below(input);
  return files && std::ranges::any_of(*files, is_readable);
}

Result<std::vector<LoadDocument>> stored_documents(const std::vector<std::string>& inputs, const rdf::Syntax* syntax) {
  auto found = rdf_documents(inputs, {.syntax = syntax, .standard_input = STDIN_FILENO});
  if (!found) return tl::make_unexpected(std::move(found.error()));
  std::vector<LoadDocument> documents;
  for (rdf::ReadDocument& one : *found) {
    LoadDocument& document = documents.emplace_back();
    document.in = std::move(one.in);
    document.syntax = one.syntax;
    document.base = std::move(one.base);
    std::error_code unknown;
    const auto size = std::filesystem::file_size(document.in.path, unknown);
    if (!unknown) document.bytes = size;
  }
  return documents;
}

}  // namespace

OpenFile::~OpenFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::uint64_t OpenFile::size() const {
  struct stat status {};
  return ::fstat(descriptor_, &status) == 0 ? static_cast<std::uint64_t>(status.st_size) : 0;
}

std::uint64_t OpenFile::position() const {
  const off_t position = ::lseek(descriptor_, 0, SEEK_CUR);
  return position < 0 ? 0 : static_cast<std::uint64_t>(position);
}

Result<std::unique_ptr<ByteSource>> LoadDocument::open(std::shared_ptr<OpenFile>& file) const {
  file = kept;
  if (kept == nullptr) {
    const int descriptor = ::open(in.path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return cannot("open", in.path);
    file = std::make_shared<OpenFile>(descriptor);
  } else if (::lseek(file->descriptor(), 0, SEEK_SET) != 0) {
    return cannot("read again", in.path);
  }
  // Through the descriptor, so that it can be asked how far it is; whatever compression is looked through.
  return source::open_bytes(standard_input_name, {.limits = {}, .standard_input = file->descriptor()});
}

Result<InputKind> kind_of(const std::vector<std::string>& inputs, const std::string& input_format) {
  const bool has_delta = std::ranges::any_of(inputs, names_delta);
  const bool names_tell = input_format.empty();
  if (input_format == delta_name || (names_tell && has_delta)) {
    if (inputs.size() == 1) return InputKind::delta;
    return failure(Errc::unsupported, "a delta is loaded by itself", {},
                   "load one after the other, in the order in which they were made");
  }
  if (!names_tell) return input_format == articles_name ? InputKind::articles : InputKind::rdf;
  std::size_t of_rdf = 0;
  for (const std::string& input : inputs) {
    if (input == standard_input_name)
      return failure(Errc::unsupported, "standard input does not tell what it is", {{input, {}, 0}, 0, 0, 0},
                     "name it with --input-format, an RDF syntax, delta or articles");
    if (names_rdf(input)) ++of_rdf;
  }
  if (of_rdf != 0 && of_rdf != inputs.size())
    return failure(Errc::unsupported, "some inputs are RDF by their names and others are not", {},
                   "load them one after the other, or say with --input-format what they are");
  return of_rdf != 0 ? InputKind::rdf : InputKind::articles;
}

Result<LoadDocument> spooled_standard_input() {
  auto spool = make_spool();
  if (!spool) return tl::make_unexpected(std::move(spool.error()));
  FileSource from(standard_input_name);
  FileSink into((*spool)->descriptor(), "spool of standard input");
  std::string page(std::size_t{1} << 18U, '\0');
  for (std::size_t size = 1; size != 0;) {
    size = from.read(page);
    if (!into.write(std::string_view(page).substr(0, size))) break;
  }
  if (Status status = into.flush(); !status) return tl::make_unexpected(std::move(status.error()));
  if (Status status = from.status(); !status) return tl::make_unexpected(std::move(status.error()));
  LoadDocument document;
  document.in.path = standard_input_name;
  document.base = rdf::file_iri(standard_input_name);
  document.bytes = (*spool)->size();
  document.kept = std::move(*spool);
  return document;
}

Result<std::vector<LoadDocument>> load_documents(const std::vector<std::string>& inputs,
                                                 const std::string& input_format) {
  const rdf::Syntax* const syntax = rdf::syntax_named(input_format);
  std::vector<LoadDocument> documents;
  std::vector<std::string> stored;
  const auto add_stored = [&]() -> Status {
    auto more = stored_documents(std::exchange(stored, {}), syntax);
    if (!more) return tl::make_unexpected(std::move(more.error()));
    std::ranges::move(*more, std::back_inserter(documents));
    return {};
  };
  for (const std::string& input : inputs) {
    if (input != standard_input_name || syntax == nullptr) {
      stored.push_back(input);
      continue;
    }
    if (Status status = add_stored(); !status) return tl::make_unexpected(std::move(status.error()));
    auto document = spooled_standard_input();
    if (!document) return tl::make_unexpected(std::move(document.error()));
    document->syntax = syntax;
    documents.push_back(std::move(*document));
  }
  if (Status status = add_stored(); !status) return tl::make_unexpected(std::move(status.error()));
  return documents;
}

Result<std::shared_ptr<OpenFile>> make_spool() {
  const char* named = std::getenv("TMPDIR");  // NOLINT(concurrency-mt-unsafe): nothing sets the environment
  // Not /tmp, which may be in memory.
  std::string path = named != nullptr && *named != '\0' ? named : "/var/tmp";
  int descriptor = ::open(path.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor < 0) {  // some file systems have no files without names
    path += "/newsgraph-XXXXXX";
    descriptor = ::mkostemp(path.data(), O_CLOEXEC);
    if (descriptor >= 0) ::unlink(path.c_str());
  }
  if (descriptor < 0) return cannot("make a temporary file", path);
  return std::make_shared<OpenFile>(descriptor);
}

}  // namespace newsgraph::pipeline
