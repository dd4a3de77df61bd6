#include "newsgraph/pipeline/delta_input.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <unordered_set>
#include <utility>

#include "newsgraph/base/hash.h"
#include "newsgraph/pipeline/delta.h"
#include "newsgraph/pipeline/delta_manifest.h"
#include "newsgraph/pipeline/source_lines.h"
#include "newsgraph/pipeline/statement_lines.h"
#include "newsgraph/pipeline/written_lines.h"
#include "newsgraph/rdf/checking_sink.h"

namespace newsgraph::pipeline {
namespace {

constexpr std::string_view no_delta = "this is no delta as newsgraph export writes them: ";
constexpr const char* of_others = "updates of others go to the store's own update service";

tl::unexpected<Error> malformed(const LoadDocument& document, std::uint32_t line, std::string_view what) {
  return failure(Errc::invalid, std::string(no_delta).append(what), {document.in, 0, line, 0}, of_others);
}

std::string_view without_end(std::string_view line) {
  return line.ends_with('\n') ? line.substr(0, line.size() - 1) : line;
}

/// Holds the steps to what a delta may say, so that they may be sent in another order: a graph is not dropped when
/// something was added to it.
class SoundSteps {
 public:
  explicit SoundSteps(const TakeStep& take) : take_(take) {}

  bool take(LoadStep::Kind kind, const store::WrittenStatement& statement) {
    if (kind == LoadStep::Kind::add && statement.graph != filling_) {
      filling_ = statement.graph;
      filled_.insert(hash128(filling_));
    }
    if (kind == LoadStep::Kind::drop && filled_.contains(hash128(statement.graph))) {
      fault_ = "it drops a graph that it has filled";
      return false;
    }
    return take_({kind, statement});
  }
  bool drop(std::string_view graph) {
    fault_ = rdf::fault_of_iri(graph);
    return fault_.empty() && take(LoadStep::Kind::drop, {{}, {}, {}, graph});
  }
  std::string_view fault() const { return fault_; }

 private:
  const TakeStep& take_;
  std::unordered_set<Hash128> filled_;
  std::string filling_;
  std::string_view fault_;
};

/// An update as delta.h has it: statements that begin and end at lines of their own.
class UpdateReader {
 public:
  UpdateReader(const LoadDocument& document, const TakeStep& take)
      : document_(document),
        triples_(triples_of(document)),
        steps_(take),
        lines_(triples_, {}, [this](const store::WrittenStatement& statement) {
          return steps_.take(kind_, {statement.subject, statement.predicate, statement.object, graph_});
        }) {}

  Status read(ByteSource& from) {
    bool wanted = true;
    Status read = read_lines(from, [&](std::string_view line) { return wanted = take_line(line); });
    if (Status status = lines_.flush(); !status) return status;
    if (!status_) return status_;
    if (!read && read.error().where.in.path.empty()) read.error().where.in = document_.in;
    if (!read) return read;
    if (wanted && in_block_) return malformed(document_, lines_.lines(), "it ends in the middle of a statement");
    return {};
  }

 private:
  static LoadDocument triples_of(LoadDocument document) {
    document.syntax = &rdf::ntriples_syntax;
    return document;
  }
  bool take_line(std::string_view line);
  bool take_statement(std::string_view line);
  bool wrong(std::string_view what) {
    status_ = malformed(document_, lines_.lines(), what);
    return false;
  }

  const LoadDocument& document_;
  LoadDocument triples_;
  SoundSteps steps_;
  StatementLines lines_;
  bool in_block_ = false;
  LoadStep::Kind kind_ = LoadStep::Kind::add;
  std::string graph_;
  Status status_;
};

bool UpdateReader::take_line(std::string_view line) {
  if (in_block_ && without_end(line) != delta_update_end) return lines_.take_line(line);
  lines_.pass_over(line);
  if (!in_block_) return take_statement(without_end(line));
  in_block_ = false;
  status_ = lines_.flush();  // before the next graph is begun
  return status_.has_value();
}

bool UpdateReader::take_statement(std::string_view line) {
  if (line.empty() || line.starts_with('#')) return true;
  const auto graph_between = [&](std::string_view head, std::string_view tail) {
    return line.starts_with(head) && line.ends_with(tail) && line.size() > head.size() + tail.size()
               ? line.substr(head.size(), line.size() - head.size() - tail.size())
               : std::string_view();
  };
  if (const std::string_view graph = graph_between("DROP SILENT GRAPH <", "> ;"); !graph.empty()) {
    const bool goes_on = steps_.drop(graph);
    return steps_.fault().empty() ? goes_on : wrong(steps_.fault());
  }
  const std::string_view added = graph_between("INSERT DATA { GRAPH <", "> {");
  const std::string_view removed = graph_between("DELETE DATA { GRAPH <", "> {");
  if (added.empty() && removed.empty()) return wrong("it has another statement");
  kind_ = added.empty() ? LoadStep::Kind::remove : LoadStep::Kind::add;
  graph_ = added.empty() ? removed : added;
  if (const std::string_view fault = rdf::fault_of_iri(graph_); !fault.empty()) return wrong(fault);
  in_block_ = true;
  return true;
}

/// A folder as delta.h has it. What the lists name is inside of it.
class FolderReader {
 public:
  FolderReader(const LoadDocument& document, const DeltaManifest& manifest, const TakeStep& take)
      : document_(document), manifest_(manifest), steps_(take) {}

  Status read(std::shared_ptr<OpenFile>& reading);

 private:
  bool goes_on() const { return status_ && wanted_; }
  LoadDocument file(std::string_view name) const {
    LoadDocument one;
    one.in.path = document_.in.path + '/' + std::string(name);
    one.syntax = manifest_.syntax;
    return one;
  }
  /// The lines of a list.
  void read_list(const std::string& name, std::shared_ptr<OpenFile>& reading,
                 const std::function<bool(std::string_view)>& take);
  bool replace_graph(std::string_view row);
  /// How many statements it has, which all have to be of the graph.
  std::uint64_t read_graph(std::string_view name, std::string_view graph, LoadStep::Kind kind);
  void wrong(std::string_view name, std::string_view what) {
    if (status_) status_ = malformed(file(name), 0, what);
  }

  const LoadDocument& document_;
  const DeltaManifest& manifest_;
  SoundSteps steps_;
  bool wanted_ = true;
  Status status_;
};

void FolderReader::read_list(const std::string& name, std::shared_ptr<OpenFile>& reading,
                             const std::function<bool(std::string_view)>& take) {
  if (!goes_on()) return;
  auto from = file(name).open(reading);
  Status read = from ? read_lines(**from, [&](std::string_view line) { return take(without_end(line)); })
                     : tl::make_unexpected(std::move(from.error()));
  if (!read && status_) status_ = std::move(read);
}

std::uint64_t FolderReader::read_graph(std::string_view name, std::string_view graph, LoadStep::Kind kind) {
  std::uint64_t count = 0;
  std::uint64_t blank_nodes = 0;
  std::shared_ptr<OpenFile> reading;
  const auto take = [&](const store::WrittenStatement& statement) {
    ++count;
    if (statement.graph != graph) wrong(name, "a statement is of another graph");
    wanted_ = status_ && steps_.take(kind, statement);
    return wanted_;
  };
  const LoadDocument of_graph = file(name);
  if (Status read = read_written(of_graph, graph, take, reading, blank_nodes); !read && status_)
    status_ = std::move(read);
  return count;
}

bool FolderReader::replace_graph(std::string_view row) {
  const std::size_t first = row.find('\t');
  const std::size_t last = row.rfind('\t');
  std::uint64_t expected = 0;
  const std::string_view number = last == std::string_view::npos ? std::string_view() : row.substr(last + 1);
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), expected);
  if (first == last || error != std::errc() || end != number.data() + number.size()) {
    wrong(manifest_.replaced, "a row is not of a graph, a file and a number");
    return false;
  }
  const std::string_view graph = row.substr(0, first);
  const std::string_view name = row.substr(first + 1, last - first - 1);
  if (!is_inside_delta(name)) wrong(manifest_.replaced, "it names a file of elsewhere");
  if (!goes_on()) return false;
  wanted_ = steps_.drop(graph);
  if (!steps_.fault().empty()) wrong(manifest_.replaced, steps_.fault());
  if (!goes_on()) return false;
  if (read_graph(name, graph, LoadStep::Kind::add) != expected && goes_on())
    wrong(name, "it has not the statements that the list counts");
  return goes_on();
}

Status FolderReader::read(std::shared_ptr<OpenFile>& reading) {
  std::shared_ptr<OpenFile> list;
  read_list(manifest_.dropped, list, [&](std::string_view graph) {
    wanted_ = steps_.drop(graph);
    if (!steps_.fault().empty()) wrong(manifest_.dropped, steps_.fault());
    return goes_on();
  });
  read_list(manifest_.replaced, reading, [&](std::string_view row) { return replace_graph(row); });
  if (goes_on()) read_graph(manifest_.inserted, manifest_.entities_graph, LoadStep::Kind::add);
  if (goes_on()) read_graph(manifest_.deleted, manifest_.entities_graph, LoadStep::Kind::remove);
  return status_;
}

bool is_folder(const std::string& path) {
  std::error_code unknown;
  return std::filesystem::is_directory(path, unknown);
}

}  // namespace

bool names_delta(const std::string& input) {
  if (is_folder(input)) {
    // Also one that this version does not read: its files must not be taken for RDF that is to be added.
    return holds_delta_manifest(input);
  }
  static constexpr std::array suffixes{".ru", ".ru.gz", ".ru.zst"};
  return std::ranges::any_of(suffixes, [&](const char* suffix) { return input.ends_with(suffix); });
}

Result<LoadDocument> delta_document(const std::string& input) {
  if (input == "-") return spooled_standard_input();
  LoadDocument document;
  document.in.path = input;
  std::string sized = input;
  if (is_folder(input)) {
    auto manifest = read_delta_manifest(input);
    if (!manifest) return tl::make_unexpected(std::move(manifest.error()));
    sized += '/' + manifest->replaced;
  }
  std::error_code error;
  const auto size = std::filesystem::file_size(sized, error);
  if (error) return failure(Errc::io, "cannot open: " + error.message(), {{sized, {}, 0}, 0, 0, 0});
  document.bytes = size;
  return document;
}

Status read_delta(const LoadDocument& document, const TakeStep& take, std::shared_ptr<OpenFile>& reading) {
  if (document.kept == nullptr && is_folder(document.in.path)) {
    auto manifest = read_delta_manifest(document.in.path);
    if (!manifest) return tl::make_unexpected(std::move(manifest.error()));
    return FolderReader(document, *manifest, take).read(reading);
  }
  auto from = document.open(reading);
  if (!from) return tl::make_unexpected(std::move(from.error()));
  return UpdateReader(document, take).read(**from);
}

}  // namespace newsgraph::pipeline
