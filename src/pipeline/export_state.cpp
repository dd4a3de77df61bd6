#include "newsgraph/pipeline/export_state.h"

#include <algorithm>
#include <utility>

#include "newsgraph/base/check.h"
#include "newsgraph/rdf/ntriples.h"

namespace newsgraph::pipeline {
namespace {

constexpr std::uint32_t none = HashNumbering::none;

void append_number(std::vector<std::uint8_t>& out, std::uint32_t value) {
  for (; value >= 0x80; value >>= 7U) out.push_back(static_cast<std::uint8_t>(value | 0x80U));
  out.push_back(static_cast<std::uint8_t>(value));
}

std::uint32_t number_at(const std::vector<std::uint8_t>& bytes, std::uint64_t& at) {
  std::uint32_t value = 0;
  for (unsigned shift = 0;; shift += 7) {
    const std::uint8_t byte = bytes[at++];
    value |= static_cast<std::uint32_t>(byte & 0x7FU) << shift;
    if (byte < 0x80) return value;
  }
}

mapping::Base base_of(const Recipe& recipe) {
  auto base = mapping::Base::parse(value_of(recipe, recipe_base));
  return base ? std::move(*base) : mapping::Base();
}

std::string triple_of(const rdf::StatementView& statement) {
  std::string text;
  rdf::append_ntriples(text, statement.subject);
  text += ' ';
  rdf::append_ntriples(text, statement.predicate);
  text += ' ';
  rdf::append_ntriples(text, statement.object);
  return text;
}

}  // namespace

/// Takes over what the last run knew.
class ExportState::Loader final : public StateVisitor {
 public:
  explicit Loader(ExportState& state) : state_(state) {}

  void option(std::string_view name, std::string_view value) override { recipe.emplace_back(name, value); }
  void fact(std::string_view text, StatePlace place) override {
    state_.facts_.add(hash128(text));
    state_.places_.push_back(place);
  }
  void article(const Hash128& id, std::span<const std::uint32_t> facts) override {
    state_.articles_.add(id);
    state_.lists_at_.push_back(state_.lists_.size());
    append_number(state_.lists_, static_cast<std::uint32_t>(facts.size()));
    for (const std::uint32_t fact : facts) append_number(state_.lists_, fact);
    has_input_.push_back(false);
  }
  void input(const Hash128& bytes, std::uint32_t article, std::string_view locator) override {
    const bool is_first = !has_input_[article];
    has_input_[article] = true;
    if (state_.inputs_.add(bytes).is_new) state_.known_inputs_.push_back({article, is_first, hash128(locator).low});
  }

  Recipe recipe;

 private:
  ExportState& state_;
  std::vector<bool> has_input_;
};

/// Looks up the articles that are gone with their inputs, of which nothing but the file has the names.
class ExportState::GoneFinder final : public StateVisitor {
 public:
  GoneFinder(ExportState& state, const std::function<void(const GoneArticle&)>& gone, DeltaOutput* delta)
      : state_(state), gone_(gone), delta_(delta), other_base_(state.base_.text() != state.last_base_.text()) {}

  void article(const Hash128& id, std::span<const std::uint32_t>) override {
    ids_.push_back(id);
    const std::uint32_t number = state_.articles_.find(id);
    is_gone_.push_back(other_base_ || state_.article_numbers_[number] == none);
  }
  void input(const Hash128&, std::uint32_t article, std::string_view locator) override {
    if (!is_gone_[article] || !status) return;
    is_gone_[article] = false;  // told once, at its first input
    ++count;
    GoneArticle told{state_.old_iri(ids_[article]), std::string(locator), "absent", {}};
    const std::uint32_t at = state_.locators_.find(hash128(locator));
    if (at != none) {
      const std::uint32_t other = state_.locator_articles_[at];
      told.reason = other == none ? "rejected" : "changed";
      if (other != none) told.replaced_by = mapping::article_iri(state_.base_, state_.articles_[other]);
    }
    gone_(told);
    if (delta_ != nullptr) status = delta_->drop_graph(told.iri);
  }

  Status status;
  std::uint64_t count = 0;

 private:
  ExportState& state_;
  const std::function<void(const GoneArticle&)>& gone_;
  DeltaOutput* delta_;
  bool other_base_;
  std::vector<Hash128> ids_;
  std::vector<bool> is_gone_;
};

ExportState::ExportState(Recipe recipe, ByteSink& next)
    : recipe_(std::move(recipe)),
      keeps_facts_(value_of(recipe_, recipe_graphs) == "named"),
      writer_(next),
      base_(base_of(recipe_)) {
  for (const auto& [name, value] : recipe_) writer_.option(name, value);
}

Result<std::unique_ptr<ExportState>> ExportState::open(const std::string& path, Recipe recipe, ByteSink& next) {
  auto file = StateFile::open(path);
  if (!file) return tl::make_unexpected(std::move(file.error()));
  std::unique_ptr<ExportState> state(new ExportState(std::move(recipe), next));
  if (*file == nullptr) return state;
  state->last_ = std::move(*file);
  Loader loader(*state);
  if (Status status = state->last_->read(loader); !status) return tl::make_unexpected(std::move(status.error()));
  state->last_base_ = base_of(loader.recipe);
  state->recipe_changes_ = differences(loader.recipe, state->recipe_);
  if (!state->recipe_changes_.empty()) {
    // Articles stay, to tell which are gone; what is to be skipped or to be left alone is forgotten.
    state->inputs_ = {};
    state->known_inputs_ = {};
    state->facts_ = {};
    state->places_ = {};
    state->lists_ = {};
  }
  state->known_articles_ = state->articles_.size();
  state->known_facts_ = state->facts_.size();
  state->article_numbers_.assign(state->known_articles_, none);
  state->fact_numbers_.assign(state->known_facts_, none);
  return state;
}

ExportState::Known ExportState::known(const Hash128& bytes) const {
  const std::uint32_t input = inputs_.find(bytes);
  if (input == none) return Known::no;
  return known_inputs_[input].is_first ? Known::exported : Known::duplicate;
}

std::string ExportState::old_iri(const Hash128& article) const {
  return mapping::article_iri(last_base_, article);
}

/// Remembers what an input gives now, for whoever asks what became of what it gave.
void ExportState::place_at(std::string_view locator, std::uint32_t article) {
  if (last_ == nullptr) return;
  const auto [number, is_new] = locators_.add(hash128(locator));
  if (is_new) locator_articles_.push_back(article);
}

Result<std::uint32_t> ExportState::number_known_fact(std::uint32_t fact) {
  std::uint32_t& number = fact_numbers_[fact];
  if (number != none) return number;
  auto triple = last_->fact_at(places_[fact]);
  if (!triple) return tl::make_unexpected(std::move(triple.error()));
  writer_.fact(*triple);
  return number = next_fact_++;
}

Result<std::uint32_t> ExportState::number_fact(const std::string& triple, DeltaOutput* delta) {
  const auto [fact, is_new] = facts_.add(hash128(triple));
  if (is_new) fact_numbers_.push_back(none);
  std::uint32_t& number = fact_numbers_[fact];
  if (number != none) return number;
  writer_.fact(triple);
  if (is_new && delta != nullptr) {
    if (Status status = delta->insert_fact(triple); !status) return tl::make_unexpected(std::move(status.error()));
  }
  return number = next_fact_++;
}

void ExportState::write_article(std::uint32_t article) {
  writer_.article(articles_[article], list_);
  article_numbers_[article] = next_article_++;
}

Result<bool> ExportState::take_known(const Hash128& bytes, const std::string& locator) {
  const KnownInput& input = known_inputs_[inputs_.find(bytes)];
  const std::uint32_t article = input.article;
  if (article_numbers_[article] == none) {
    if (!input.is_first) return false;
    list_.clear();
    std::uint64_t at = lists_at_[article];
    for (std::uint32_t left = number_at(lists_, at); left > 0; --left) {
      const auto number = number_known_fact(number_at(lists_, at));
      if (!number) return tl::make_unexpected(number.error());
      list_.push_back(*number);
    }
    write_article(article);
  }
  if (hash128(locator).low != input.locator_hash) place_at(locator, article);
  writer_.input(bytes, article_numbers_[article], locator);
  return true;
}

Result<bool> ExportState::take_article(const Hash128& bytes, const std::string& locator, const PreparedArticle& article,
                                       DeltaOutput* delta) {
  const auto [number, is_new] = articles_.add(article.id);
  if (is_new) article_numbers_.push_back(none);
  const bool is_first = article_numbers_[number] == none;
  if (is_first) {
    list_.clear();
    for (std::size_t i = 0; keeps_facts_ && article.shared != nullptr && i < article.shared->size(); ++i) {
      const auto fact = number_fact(triple_of((*article.shared)[i]), delta);
      if (!fact) return tl::make_unexpected(fact.error());
      list_.push_back(*fact);
    }
    write_article(number);
  }
  place_at(locator, number);
  writer_.input(bytes, article_numbers_[number], locator);
  return is_first;
}

void ExportState::take_rejected(const std::string& locator) {
  place_at(locator, none);
}

Status ExportState::begin(DeltaOutput* delta) {
  // Of facts of another recipe nothing is known but that they stand there.
  if (delta == nullptr || last_ == nullptr || recipe_changes_.empty()) return {};
  return delta->drop_graph(mapping::entities_graph_iri(last_base_));
}

Result<std::uint64_t> ExportState::finish(DeltaOutput* delta, const std::function<void(const GoneArticle&)>& gone) {
  const auto failed = [](Status& status) { return tl::make_unexpected(std::move(status.error())); };
  std::uint64_t count = 0;
  const bool all_there = std::none_of(article_numbers_.begin(), article_numbers_.begin() + known_articles_,
                                      [](std::uint32_t number) { return number == none; });
  if (last_ != nullptr && (!all_there || base_.text() != last_base_.text())) {
    GoneFinder finder(*this, gone, delta);
    Status status = last_->read(finder);
    if (status) status = std::move(finder.status);
    if (!status) return failed(status);
    count = finder.count;
  }
  for (std::uint32_t fact = 0; delta != nullptr && fact < known_facts_; ++fact) {
    if (fact_numbers_[fact] != none) continue;
    auto triple = last_->fact_at(places_[fact]);
    if (!triple) return tl::make_unexpected(std::move(triple.error()));
    if (Status status = delta->delete_fact(*triple); !status) return failed(status);
  }
  if (Status status = writer_.finish(); !status) return failed(status);
  return count;
}

}  // namespace newsgraph::pipeline
