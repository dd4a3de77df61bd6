#include "newsgraph/pipeline/rdf_input.h"

#include <algorithm>
#include <filesystem>
#include <glob.h>
#include <memory>
#include <set>
#include <utility>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/rdf/reader.h"
#include "newsgraph/source/open.h"

namespace newsgraph::pipeline {
namespace {

constexpr const char* standard_input_name = "-";

/// The documents of a list of inputs as they are found.
class Collector {
 public:
  explicit Collector(const RdfInputOptions& options) : options_(options) {}

  Status add(const std::string& input) {
    std::error_code unknown;
    if (input == standard_input_name) return add_standard_input();
    if (std::filesystem::is_directory(input, unknown)) return add_folder(input);
    if (!std::filesystem::exists(input, unknown) && input.find_first_of("*?[") != std::string::npos)
      return add_matches(input);
    return add_file(input);
  }
  std::vector<rdf::ReadDocument> take() { return std::move(documents_); }

 private:
  Status add_standard_input();
  Status add_folder(const std::string& folder);
  Status add_matches(const std::string& pattern);
  Status add_file(const std::string& path);

  const RdfInputOptions& options_;
  std::vector<rdf::ReadDocument> documents_;
  std::set<std::string> bases_;  ///< of the documents: a file that is named twice is read once
};

/// What comes from standard input is kept, as it can be read only once but places are looked up later.
Status Collector::add_standard_input() {
  if (options_.syntax == nullptr)
    return failure(Errc::unsupported, "standard input does not tell which RDF syntax it is in",
                   {{standard_input_name, {}, 0}, 0, 0, 0}, "name it with --input-format");
  auto bytes = read_whole(standard_input_name, options_.standard_input);
  if (!bytes) return tl::make_unexpected(std::move(bytes.error()));
  documents_.push_back(document_of(standard_input_name, std::move(*bytes), *options_.syntax));
  return {};
}

Status Collector::add_folder(const std::string& folder) {
  auto files = source::files_below(folder);
  if (!files) return tl::make_unexpected(std::move(files.error()));
  std::erase_if(*files, [](const std::string& path) {
    const rdf::Syntax* const syntax = rdf::syntax_of_file(path);
    return syntax == nullptr || syntax->read == nullptr;
  });
  if (files->empty())
    return failure(Errc::io, "the folder has no file whose name tells an RDF syntax that can be read",
                   {{folder, {}, 0}, 0, 0, 0});
  for (const std::string& path : *files) {
    if (Status status = add_file(path); !status) return status;
  }
  return {};
}

Status Collector::add_matches(const std::string& pattern) {
  glob_t found{};
  const std::unique_ptr<glob_t, void (*)(glob_t*)> release(&found, ::globfree);
  if (::glob(pattern.c_str(), 0, nullptr, &found) != 0)
    return failure(Errc::io, "no file matches", {{pattern, {}, 0}, 0, 0, 0});
  for (const char* path : std::span(found.gl_pathv, found.gl_pathc)) {
    if (Status status = add(path); !status) return status;
  }
  return {};
}

Status Collector::add_file(const std::string& path) {
  std::error_code unknown;
  if (!std::filesystem::exists(path, unknown))
    return failure(Errc::io, "no such file or folder", {{path, {}, 0}, 0, 0, 0});
  const rdf::Syntax* syntax = rdf::syntax_of_file(path);
  if (syntax == nullptr) syntax = options_.syntax;
  if (syntax == nullptr)
    return failure(Errc::unsupported, "the file's name does not tell which RDF syntax it is in",
                   {{path, {}, 0}, 0, 0, 0}, "name it with --input-format");
  if (syntax->read == nullptr) return rdf::unreadable(*syntax, {path, {}, 0});
  std::string base = rdf::file_iri(path);
  if (!bases_.insert(base).second) return {};
  rdf::ReadDocument& document = documents_.emplace_back();
  document.in.path = path;
  document.syntax = syntax;
  document.base = std::move(base);
  document.open = [path] { return source::open_bytes(path); };
  return {};
}

}  // namespace

Result<std::vector<rdf::ReadDocument>> rdf_documents(const std::vector<std::string>& inputs,
                                                     const RdfInputOptions& options) {
  Collector collector(options);
  for (const std::string& input : inputs) {
    if (Status status = collector.add(input); !status) return tl::make_unexpected(std::move(status.error()));
  }
  return collector.take();
}

Result<std::string> read_whole(const std::string& input, int standard_input) {
  auto stored = source::open_bytes(input, {.limits = {}, .standard_input = standard_input});
  if (!stored) return tl::make_unexpected(std::move(stored.error()));
  std::string bytes;
  constexpr std::size_t page = std::size_t{1} << 18U;
  for (std::size_t read = page; read != 0;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + page);
    read = (*stored)->read(std::span(bytes.data() + size, page));
    bytes.resize(size + read);
  }
  if (Status status = (*stored)->status(); !status) {
    status.error().where.in.path = input;
    return tl::make_unexpected(std::move(status.error()));
  }
  return bytes;
}

rdf::ReadDocument document_of(std::string name, std::string bytes, const rdf::Syntax& syntax) {
  rdf::ReadDocument document;
  document.base = rdf::file_iri(name);
  document.in.path = std::move(name);
  document.syntax = &syntax;
  document.open = [kept =
                       std::make_shared<const std::string>(std::move(bytes))]() -> Result<std::unique_ptr<ByteSource>> {
    return std::make_unique<StringSource>(*kept);
  };
  return document;
}

}  // namespace newsgraph::pipeline
