#include "newsgraph/pipeline/shapes_input.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <utility>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/embedded.h"
#include "newsgraph/base/tsv.h"
#include "newsgraph/pipeline/rdf_load.h"
#include "newsgraph/rdf/vocabulary.h"
#include "newsgraph/shacl/compile.h"

namespace newsgraph::pipeline {
namespace {

using rdf::TermId;

tl::unexpected<Diagnostics> failed(Error error) {
  return tl::make_unexpected(Diagnostics{std::move(error)});
}

/// The other spelling of schema.org, which is a matter of one prefix in each file.
std::string with_https(std::string_view shapes) {
  constexpr std::string_view plain = "<http://schema.org/>";
  std::string text(shapes);
  if (const std::size_t at = text.find(plain); at != std::string::npos)
    text.replace(at, plain.size(), "<https://schema.org/>");
  return text;
}

std::vector<rdf::ReadDocument> embedded_shapes(bool schema_https) {
  std::vector<rdf::ReadDocument> documents;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with("shapes/") || file.path.starts_with("shapes/profiles/")) continue;
    documents.push_back(document_of("newsgraph:" + std::string(file.path),
                                    schema_https ? with_https(file.bytes()) : std::string(file.bytes()),
                                    rdf::turtle_syntax));
  }
  return documents;
}

/// Which file stands for which IRI.
using Catalogue = std::map<std::string, std::string, std::less<>>;

Result<Catalogue> read_catalogue(const std::string& path) {
  FileSource source(path);
  std::string text;
  for (char page[4096];;) {
    const std::size_t size = source.read(page);
    if (size == 0) break;
    text.append(page, size);
  }
  if (Status status = source.status(); !status) return tl::make_unexpected(std::move(status.error()));
  auto table = TsvTable::parse(text, path, {"iri", "file"});
  if (!table) return tl::make_unexpected(std::move(table.error()));
  Catalogue catalogue;
  const auto folder = std::filesystem::path(path).parent_path();
  for (const TsvTable::Row& row : table->rows())
    catalogue.emplace(row.fields[0], (folder / std::string(row.fields[1])).string());
  return catalogue;
}

class ShapesLoader {
 public:
  explicit ShapesLoader(const ShapesOptions& options) : options_(options), rows_(loaded_->terms) {}

  tl::expected<std::unique_ptr<const LoadedShapes>, Diagnostics> run();

 private:
  Status load_documents();
  Status load_document(rdf::ReadDocument document);
  Status follow_imports(const Catalogue& catalogue);
  std::vector<std::pair<TermId, rdf::Ordinal>> open_imports();
  std::vector<Location> find_places(const std::vector<std::optional<rdf::Ordinal>>& ordinals) const;
  Diagnostics located(shacl::Problems problems) const;

  const ShapesOptions& options_;
  std::unique_ptr<LoadedShapes> loaded_ = std::make_unique<LoadedShapes>();
  rdf::RowSink rows_;
  std::vector<rdf::Row> all_;
  std::size_t searched_ = 0;  ///< of all_, for imports
  std::set<TermId> imported_;
  std::vector<std::pair<TermId, rdf::Ordinal>> not_followed_;
};

Status ShapesLoader::load_document(rdf::ReadDocument document) {
  const auto same = [&](const rdf::ReadDocument& other) { return other.base == document.base; };
  if (std::ranges::any_of(loaded_->documents, same)) return {};
  document.blank_prefix = "shapes" + std::to_string(loaded_->documents.size() + 1) + '-';
  if (Status status = load(document, rows_, loaded_->prefixes); !status) return status;
  loaded_->documents.push_back(std::move(document));
  for (const rdf::RowSink::Graph& graph : rows_.take()) all_.insert(all_.end(), graph.rows.begin(), graph.rows.end());
  return {};
}

Status ShapesLoader::load_documents() {
  Result<std::vector<rdf::ReadDocument>> documents = embedded_shapes(options_.schema_https);
  if (!options_.inputs.empty()) documents = rdf_documents(options_.inputs, options_.rdf);
  if (!documents) return tl::make_unexpected(std::move(documents.error()));
  for (rdf::ReadDocument& document : *documents) {
    if (Status status = load_document(std::move(document)); !status) return status;
  }
  return {};
}

/// Imports that were not looked at yet and that no document which is loaded declares itself to be.
std::vector<std::pair<TermId, rdf::Ordinal>> ShapesLoader::open_imports() {
  const TermId imports = loaded_->terms.intern(rdf::iri(rdf::vocabulary::owl::term<"imports">));
  const TermId ontology = loaded_->terms.intern(rdf::iri(rdf::vocabulary::owl::term<"Ontology">));
  for (const rdf::ReadDocument& document : loaded_->documents)
    imported_.insert(loaded_->terms.intern(rdf::iri(document.base)));
  for (std::size_t i = searched_; i < all_.size(); ++i) {
    if (all_[i].object == ontology) imported_.insert(all_[i].subject);
  }
  std::vector<std::pair<TermId, rdf::Ordinal>> open;
  for (; searched_ < all_.size(); ++searched_) {
    const rdf::Row& row = all_[searched_];
    if (row.predicate == imports && imported_.insert(row.object).second) open.emplace_back(row.object, row.ordinal);
  }
  return open;
}

Status ShapesLoader::follow_imports(const Catalogue& catalogue) {
  for (auto open = open_imports(); !open.empty(); open = open_imports()) {
    for (const auto& [iri, at] : open) {
      const auto entry = catalogue.find(loaded_->terms.text(iri));
      if (entry == catalogue.end()) {
        not_followed_.emplace_back(iri, at);
        continue;
      }
      auto documents = rdf_documents({entry->second}, options_.rdf);
      if (!documents) return tl::make_unexpected(std::move(documents.error()));
      for (rdf::ReadDocument& document : *documents) {
        if (Status status = load_document(std::move(document)); !status) return status;
      }
    }
  }
  return {};
}

std::vector<Location> ShapesLoader::find_places(const std::vector<std::optional<rdf::Ordinal>>& ordinals) const {
  std::vector<rdf::Ordinal> wanted;
  for (const auto& ordinal : ordinals) {
    if (ordinal) wanted.push_back(*ordinal);
  }
  std::ranges::sort(wanted);
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  const std::vector<Location> found = rdf::find_places(loaded_->documents, wanted);
  std::vector<Location> places;
  for (const auto& ordinal : ordinals) {
    const auto at = ordinal ? std::ranges::lower_bound(wanted, *ordinal) - wanted.begin() : 0;
    places.push_back(ordinal ? found[static_cast<std::size_t>(at)] : Location());
  }
  return places;
}

Diagnostics ShapesLoader::located(shacl::Problems problems) const {
  std::vector<std::optional<rdf::Ordinal>> ordinals;
  for (const shacl::Problem& problem : problems) ordinals.push_back(problem.at);
  const std::vector<Location> places = find_places(ordinals);
  Diagnostics all;
  for (std::size_t i = 0; i < problems.size(); ++i) {
    all.push_back(std::move(problems[i].error));
    all.back().where = places[i];
  }
  return all;
}

tl::expected<std::unique_ptr<const LoadedShapes>, Diagnostics> ShapesLoader::run() {
  Result<Catalogue> catalogue;
  if (!options_.catalogue.empty()) catalogue = read_catalogue(options_.catalogue);
  if (!catalogue) return failed(std::move(catalogue.error()));
  if (Status status = load_documents(); !status) return failed(std::move(status.error()));
  if (Status status = follow_imports(*catalogue); !status) return failed(std::move(status.error()));

  rdf::TermTable& terms = loaded_->terms;
  const std::vector<TermId> backwards = shacl::ShapesGraph::inverse_predicates(terms);
  const rdf::DataGraph graph(std::move(all_), terms.end(), backwards);
  const shacl::ShapesGraph shapes_graph(terms, graph);
  shacl::Compiled compiled = shacl::compile(shapes_graph, {.ignore_sparql = options_.ignore_sparql});
  for (const auto& [iri, at] : not_followed_) {
    compiled.warnings.push_back({{Errc::shapes,
                                  "owl:imports " + rdf::describe(terms[iri]) + " is not followed",
                                  {},
                                  "name the file that stands for it in a catalogue (--catalogue)"},
                                 at});
  }
  if (!compiled.errors.empty()) return tl::make_unexpected(located(std::move(compiled.errors)));
  loaded_->warnings = located(std::move(compiled.warnings));
  loaded_->shapes = std::move(compiled.shapes);
  loaded_->common = std::make_unique<const shacl::CommonTerms>(terms);
  std::vector<std::optional<rdf::Ordinal>> ordinals;
  for (const shacl::Shape& shape : loaded_->shapes.all) ordinals.push_back(shape.at);
  loaded_->places = find_places(ordinals);
  return std::unique_ptr<const LoadedShapes>(std::move(loaded_));
}

}  // namespace

tl::expected<std::unique_ptr<const LoadedShapes>, Diagnostics> load_shapes(const ShapesOptions& options) {
  return ShapesLoader(options).run();
}

}  // namespace newsgraph::pipeline
