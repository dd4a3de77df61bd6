#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/base/error.h"
#include "newsgraph/base/hash_numbering.h"
#include "newsgraph/pipeline/article_output.h"
#include "newsgraph/pipeline/delta.h"
#include "newsgraph/pipeline/recipe.h"
#include "newsgraph/pipeline/state_file.h"

namespace newsgraph::pipeline {

/// An article that was exported by the last run and is not part of this one's graph.
struct GoneArticle {
  std::string iri;
  std::string input;        ///< where it was
  std::string_view reason;  ///< "changed": the input gives another article now; "rejected"; "absent"
  std::string replaced_by;  ///< the IRI of that other article; else empty
};

/// What the last run exported, and what this one does: answers which inputs are known, and writes the next state on the
/// way. Holds no texts: per input some 40 bytes, per article 40 and 2 or 3 for each fact that it shares with others,
/// per such fact 40.
///
/// The next state is a function of the inputs and the recipe alone, whatever runs went before.
class ExportState {
 public:
  /// `next` takes the next state; not owned. Error: as StateFile::open() and read().
  static Result<std::unique_ptr<ExportState>> open(const std::string& path, Recipe recipe, ByteSink& next);

  /// Why everything counts as new although there is a state: what changed in the recipe. Empty where nothing did.
  const std::vector<std::string>& recipe_changes() const { return recipe_changes_; }
  bool has_articles() const { return known_articles_ > 0; }

  enum class Known : std::uint8_t {
    no,
    exported,   ///< it gave an article of the last run
    duplicate,  ///< it gave an article of the last run that an earlier input gave already
  };
  /// What is known of an input with these bytes. May be called by many threads at once, while one takes.
  Known known(const Hash128& bytes) const;

  // The inputs of this run in their order, each by one of the following.

  /// A known input, unchanged. False where it has to be read after all, since it was a duplicate of what is not there
  /// any more; then nothing was taken.
  Result<bool> take_known(const Hash128& bytes, const std::string& locator);
  /// An input that was read. True where this run did not have its article yet; then facts that no article of the last
  /// run stated go to `delta`, where there is one.
  Result<bool> take_article(const Hash128& bytes, const std::string& locator, const PreparedArticle& article,
                            DeltaOutput* delta);
  void take_rejected(const std::string& locator);

  /// Before the first input: graphs that are not continued.
  Status begin(DeltaOutput* delta);
  /// After the last one: names what is gone, drops it, and completes the next state. Returns how many are gone.
  Result<std::uint64_t> finish(DeltaOutput* delta, const std::function<void(const GoneArticle&)>& gone);
  /// After finish().
  const Hash128& checksum() const { return writer_.checksum(); }

 private:
  class Loader;
  class GoneFinder;
  ExportState(Recipe recipe, ByteSink& next);

  Result<std::uint32_t> number_known_fact(std::uint32_t fact);
  Result<std::uint32_t> number_fact(const std::string& triple, DeltaOutput* delta);
  void write_article(std::uint32_t article);
  void place_at(std::string_view locator, std::uint32_t article);
  std::string old_iri(const Hash128& article) const;

  Recipe recipe_;
  bool keeps_facts_;
  std::unique_ptr<StateFile> last_;  ///< null: there is no last run
  StateWriter writer_;
  std::vector<std::string> recipe_changes_;
  mapping::Base base_;
  mapping::Base last_base_;

  // Of the last run and, behind that, of this one.
  HashNumbering inputs_;  ///< by the hash of their bytes
  HashNumbering articles_;
  HashNumbering facts_;  ///< by the hash of their triple
  std::uint32_t known_articles_ = 0;
  std::uint32_t known_facts_ = 0;

  struct KnownInput {
    std::uint32_t article = 0;
    bool is_first = false;           ///< of its article, which is exported as this input has it
    std::uint64_t locator_hash = 0;  ///< where it was met first
  };
  std::vector<KnownInput> known_inputs_;
  std::vector<std::uint64_t> lists_at_;  ///< by known article: where its facts begin in lists_
  std::vector<std::uint8_t> lists_;      ///< numbers of known facts, seven bits a byte; each list begins with its size
  std::vector<StatePlace> places_;       ///< by known fact

  std::vector<std::uint32_t> article_numbers_;  ///< in the next state; none where this run did not state it
  std::vector<std::uint32_t> fact_numbers_;
  std::uint32_t next_article_ = 0;
  std::uint32_t next_fact_ = 0;
  std::vector<std::uint32_t> list_;  ///< of the article that is being taken

  HashNumbering locators_;                       ///< of inputs that are not as they were, where that matters
  std::vector<std::uint32_t> locator_articles_;  ///< by locator; none = rejected
};

}  // namespace newsgraph::pipeline
