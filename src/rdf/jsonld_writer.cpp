#include <array>
#include <string>
#include <string_view>

#include "newsgraph/rdf/jsonld_object.h"
#include "newsgraph/rdf/syntax.h"

namespace newsgraph::rdf {
namespace {

/// More text than this is not held back: an object ends with the subject that passes it.
constexpr std::size_t most_held = std::size_t{64} * 1024 * 1024;

constexpr std::string_view between_objects = ",\n";
constexpr std::string_view after_objects = "\n]}\n";

/// One JSON object for what is written until finish(): an element of the @graph of one document, or a line that is a
/// document of its own. An object is complete when the next begins, so that memory does not grow with their number.
class JsonldWriter final : public StatementSink {
 public:
  enum class Layout : std::uint8_t { graph, lines };

  JsonldWriter(ByteSink& out, WriteMode mode, Layout layout)
      : out_(out), mode_(mode), layout_(layout), names_(JsonldContext::published()) {}

  bool prefix(std::string_view name, std::string_view iri) override {
    if (!has_context_) names_.prefix(name, iri);  // it stands at the top
    return !failed_;
  }
  bool write(const StatementView& statement) override;
  Status finish() override;

 private:
  void write_object();
  void put(std::string_view bytes) { failed_ = failed_ || !out_.write(bytes); }
  const std::string& context() {
    if (!has_context_) context_ = "\"@context\":" + names_.json();
    has_context_ = true;
    return context_;
  }

  ByteSink& out_;
  WriteMode mode_;
  Layout layout_;
  JsonldNames names_;
  std::string context_;  ///< the member of the object
  bool has_context_ = false;
  bool has_objects_ = false;  ///< in this document or part
  bool failed_ = false;
  CollectingSink held_;
  std::size_t held_bytes_ = 0;
  std::string last_subject_;
  std::string object_;
};

bool JsonldWriter::write(const StatementView& statement) {
  if (failed_) return false;
  if (held_bytes_ > most_held && statement.subject.text != last_subject_) write_object();
  if (statement.subject.text != last_subject_) last_subject_ = statement.subject.text;
  held_bytes_ += statement.subject.text.size() + statement.predicate.text.size() + statement.object.text.size();
  return held_.write(statement) && !failed_;
}

void JsonldWriter::write_object() {
  object_.clear();
  if (layout_ == Layout::lines) {
    append_jsonld_object(object_, held_, names_, context());
    object_ += '\n';
  } else {
    if (has_objects_) {
      object_ += between_objects;
    } else if (mode_ == WriteMode::document) {
      object_.append("{").append(context()).append(",\"@graph\":[\n");
    }
    append_jsonld_object(object_, held_, names_, {});
  }
  put(object_);
  has_objects_ = true;
  held_.clear();
  held_bytes_ = 0;
}

Status JsonldWriter::finish() {
  if (!held_.empty() && !failed_) write_object();
  if (layout_ == Layout::graph && mode_ == WriteMode::document) {
    if (!has_objects_) put("{" + context() + ",\"@graph\":[\n");
    put(after_objects);
  }
  held_.clear();
  held_bytes_ = 0;
  has_objects_ = false;
  return failed_ ? out_.flush() : Status();
}

std::unique_ptr<StatementSink> make_jsonld_writer(ByteSink& out, WriteMode mode) {
  return std::make_unique<JsonldWriter>(out, mode, JsonldWriter::Layout::graph);
}

std::unique_ptr<StatementSink> make_jsonl_writer(ByteSink& out, WriteMode mode) {
  return std::make_unique<JsonldWriter>(out, mode, JsonldWriter::Layout::lines);
}

constexpr std::array<std::string_view, 1> jsonld_suffixes{".jsonld"};
constexpr std::array<std::string_view, 2> jsonl_suffixes{".jsonl", ".ndjson"};

}  // namespace

const Syntax jsonld_syntax{.name = "jsonld",
                           .media_type = "application/ld+json",
                           .suffixes = jsonld_suffixes,
                           .datasets = false,
                           .make_unchecked_writer = make_jsonld_writer,
                           .read = nullptr,
                           .objects = true,
                           .separator = between_objects,
                           .tail = after_objects};
const Syntax jsonl_syntax{.name = "jsonl",
                          .media_type = "application/jsonl",
                          .suffixes = jsonl_suffixes,
                          .datasets = false,
                          .make_unchecked_writer = make_jsonl_writer,
                          .read = nullptr,
                          .objects = true};

}  // namespace newsgraph::rdf
