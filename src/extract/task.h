#pragma once

#include <memory>

#include "newsgraph/extract/annotations.h"
#include "newsgraph/extract/knowledge.h"
#include "newsgraph/extract/reading.h"

namespace newsgraph::extract {

struct Discourse;
namespace english {
class Text;
struct Discourse;
}  // namespace english

/// One article on its way through the extractors: what they read, and where they put what they find. Refers to all
/// that it is given.
class Task {
 public:
  Task(const Reading& reading_, const Knowledge& knowledge_, Annotations& found_);
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  Task(Task&&) = delete;
  Task& operator=(Task&&) = delete;
  ~Task();

  const Reading& reading;
  const Knowledge& knowledge;
  Annotations& found;

  /// Who says something where. Worked out from the mentions of entities at the first call, so not to be asked for
  /// before they are all found; several extractors build on it, and it costs as much as any of them.
  const Discourse& discourse();

  /// True for an article that the rules of english/ read.
  bool is_english() const { return reading.article().language.starts_with("en"); }
  /// The words of such an article, read at the first call.
  const english::Text& english();
  /// Who says what in it; not to be asked for before all entities are found.
  const english::Discourse& english_discourse();

 private:
  std::unique_ptr<Discourse> discourse_;
  std::unique_ptr<english::Text> english_;
  std::unique_ptr<english::Discourse> english_discourse_;
};

}  // namespace newsgraph::extract
