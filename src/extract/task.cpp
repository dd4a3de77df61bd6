#include "newsgraph/extract/task.h"

#include "newsgraph/extract/english/discourse.h"
#include "newsgraph/extract/english/text.h"
#include "newsgraph/extract/statements.h"

namespace newsgraph::extract {

Task::Task(const Reading& reading_, const Knowledge& knowledge_, Annotations& found_)
    : reading(reading_), knowledge(knowledge_), found(found_) {}
Task::~Task() = default;

const Discourse& Task::discourse() {
  if (discourse_ == nullptr) discourse_ = std::make_unique<Discourse>(reading, knowledge.cues(), found);
  return *discourse_;
}

const english::Text& Task::english() {
  if (english_ == nullptr) english_ = std::make_unique<english::Text>(reading, knowledge.english());
  return *english_;
}

const english::Discourse& Task::english_discourse() {
  if (english_discourse_ == nullptr) english_discourse_ = std::make_unique<english::Discourse>(english(), found);
  return *english_discourse_;
}

}  // namespace newsgraph::extract
