#include <algorithm>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/pending/disjoint_sets.hpp>

#include "newsgraph/extract/cues.h"
#include "newsgraph/extract/entity_names.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/gazetteer.h"
#include "newsgraph/extract/mention_index.h"
#include "newsgraph/extract/name_finder.h"
#include "newsgraph/extract/name_rules.h"
#include "newsgraph/extract/short_forms.h"
#include "newsgraph/extract/task.h"

namespace newsgraph::extract {
namespace {

/// Joins the entities that short forms and other names show to be one: the components of a graph that has an edge for
/// each such finding, kept up to date as edges come (Boost.Graph, incremental connected components).
class Clusters {
 public:
  explicit Clusters(Annotations& found)
      : found_(found),
        rank_(found.entities.size()),
        parent_(found.entities.size()),
        best_(found.entities.size()),
        components_(rank_.data(), parent_.data()) {
    for (std::uint32_t i = 0; i < best_.size(); ++i) components_.make_set(i);
    std::iota(best_.begin(), best_.end(), std::uint32_t{0});
  }

  /// Who stands for the cluster that holds an entity.
  std::uint32_t root(std::uint32_t index) { return best_[components_.find_set(index)]; }

  /// The better known of the two stands for both, of equal ones the one with the fuller name.
  void join(std::uint32_t a, std::uint32_t b) {
    a = root(a);
    b = root(b);
    if (a == b) return;
    if (worth(found_.entities[b]) < worth(found_.entities[a])) std::swap(a, b);
    components_.union_set(a, b);
    best_[components_.find_set(a)] = a;
    absorb(found_.entities[a], found_.entities[b]);
  }

  /// Leaves one entity for each cluster and puts its number wherever one is named.
  void finish() {
    std::vector<EntityIndex> renumbered(best_.size(), EntityIndex::none);
    std::vector<Entity> kept;
    for (std::uint32_t i = 0; i < best_.size(); ++i) {
      if (root(i) != i) continue;
      renumbered[i] = static_cast<EntityIndex>(kept.size());
      kept.push_back(std::move(found_.entities[i]));
    }
    const auto renumber = [&](EntityIndex index) {
      return index == EntityIndex::none ? index : renumbered[root(static_cast<std::uint32_t>(index))];
    };
    for (std::uint32_t i = 0; i < kept.size(); ++i) {
      kept[i].affiliation = renumber(kept[i].affiliation);
      kept[i].contained_in = renumber(kept[i].contained_in);
      if (kept[i].affiliation == static_cast<EntityIndex>(i)) kept[i].affiliation = EntityIndex::none;
      if (kept[i].contained_in == static_cast<EntityIndex>(i)) kept[i].contained_in = EntityIndex::none;
    }
    for (Mention& mention : found_.mentions) {
      if (mention.kind != SubjectKind::entity) continue;
      mention.subject = static_cast<std::uint32_t>(renumber(static_cast<EntityIndex>(mention.subject)));
    }
    found_.entities = std::move(kept);
  }

 private:
  /// Smaller is better.
  static std::pair<int, std::ptrdiff_t> worth(const Entity& entity) {
    return {static_cast<int>(entity.basis), -static_cast<std::ptrdiff_t>(entity.names.front().text.size())};
  }

  static void absorb(Entity& into, Entity& from) {
    const auto add = [](std::vector<Name>& names, const std::vector<Name>& present, const Name& name) {
      const auto same = [&](const Name& other) { return other.text == name.text; };
      if (!std::ranges::any_of(names, same) && !std::ranges::any_of(present, same)) names.push_back(name);
    };
    for (const Name& name : from.names) add(into.other_names, into.names, name);
    for (const Name& name : from.other_names) add(into.other_names, into.names, name);
    for (const Name& title : from.job_titles) add(into.job_titles, {}, title);
    if (into.subclass == EntityClass::none) into.subclass = from.subclass;
    if (into.affiliation == EntityIndex::none) into.affiliation = from.affiliation;
    if (into.contained_in == EntityIndex::none) into.contained_in = from.contained_in;
  }

  Annotations& found_;
  std::vector<std::uint32_t> rank_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::uint32_t> best_;  ///< by the representative of a component: the entity that stands for it
  boost::disjoint_sets<std::uint32_t*, std::uint32_t*> components_;
};

/// Finds what names the same thing as something that was found, and finds it again under its short forms.
class Coreference {
 public:
  Coreference(const Reading& reading, const Knowledge& knowledge, Annotations& found)
      : reading_(reading), knowledge_(knowledge), found_(found), clusters_(found) {}

  /// `equal_only`: the short forms are found already, as those of English are.
  void run(bool equal_only) {
    for (std::uint32_t i = 0; i < found_.entities.size(); ++i) index_forms(i);
    for (std::uint32_t i = 0; i < found_.entities.size(); ++i) join_equal_forms(i);
    for (const auto& [a, b] : pairs_) clusters_.join(a, b);
    if (equal_only) {
      clusters_.finish();
      return;
    }
    for (std::uint32_t i = 0; i < found_.entities.size(); ++i) {
      const ShortForms forms = short_forms(found_.entities[i], knowledge_.gazetteer(), knowledge_.names());
      for (const ShortForm& form : forms) propose(i, form);
    }
    join_local_persons();
    join_tails();
    find_short_forms();
    clusters_.finish();
  }

 private:
  struct Proposal {
    std::uint32_t entity = 0;
    ShortForm form;
    bool ambiguous = false;
  };

  void index_forms(std::uint32_t index) {
    const Entity& entity = found_.entities[index];
    if (entity.basis == IdentityBasis::local) return;
    const auto add = [&](const Name& name) { by_form_[fold(name.text)].push_back(index); };
    std::ranges::for_each(entity.names, add);
    std::ranges::for_each(entity.other_names, add);
  }

  /// Two things of one type that share a form in the text or in brackets: only one of them is known.
  void join_equal_forms(std::uint32_t index) {
    const auto join = [&](const Name& name) {
      const auto known = by_form_.find(fold(name.text));
      if (known == by_form_.end() || known->first.size() < 2) return;
      const Entity& first = found_.entities[known->second.front()];
      const Entity& second = found_.entities[index];
      const bool both_known = first.basis != IdentityBasis::name_key && second.basis != IdentityBasis::name_key;
      if (first.type == second.type && !both_known) pairs_.emplace_back(known->second.front(), index);
    };
    if (found_.entities[index].basis == IdentityBasis::local) return;
    std::ranges::for_each(found_.entities[index].names, join);
    std::ranges::for_each(found_.entities[index].other_names, join);
  }

  /// The entity of another name that is this form is the same thing; a form of two things means neither.
  void propose(std::uint32_t entity, const ShortForm& form) {
    if (const auto known = by_form_.find(form.text); known != by_form_.end()) {
      for (const std::uint32_t other : known->second) {
        const Entity& one = found_.entities[other];
        if (one.type == found_.entities[entity].type && one.basis >= IdentityBasis::name_key && form.certain) {
          clusters_.join(entity, other);
        }
      }
      return;
    }
    const auto [place, is_new] = proposals_.try_emplace(form.text, Proposal{entity, form, false});
    if (!is_new && clusters_.root(place->second.entity) != clusters_.root(entity)) place->second.ambiguous = true;
  }

  /// 习主席 is 习近平 where nobody else has that surname.
  void join_local_persons() {
    for (std::uint32_t i = 0; i < found_.entities.size(); ++i) {
      const Entity& local = found_.entities[i];
      if (local.basis != IdentityBasis::local || local.type != EntityType::person) continue;
      const std::u32string words = fold(local.names.front().text);
      const bool nickname =
          words.size() == 2 && std::u32string_view(U"小老阿").find(words[0]) != std::u32string_view::npos;
      const char32_t surname = words[nickname ? 1 : 0];
      std::optional<std::uint32_t> bearer;
      bool several = false;
      for (std::uint32_t j = 0; j < found_.entities.size(); ++j) {
        const Entity& other = found_.entities[j];
        if (other.basis == IdentityBasis::local || other.type != EntityType::person || !bears(other, surname)) continue;
        several = several || (bearer && clusters_.root(*bearer) != clusters_.root(j));
        bearer = j;
      }
      if (bearer && !several) clusters_.join(*bearer, i);
    }
  }
  static bool bears(const Entity& person, char32_t surname) {
    return std::ranges::any_of(person.names, [&](const Name& name) {
      const std::u32string folded = fold(name.text);
      return folded.size() <= 3 && folded.front() == surname;
    });
  }

  /// 朝阳分局 is 北京市公安局朝阳分局 where no other name ends like that.
  void join_tails() {
    for (std::uint32_t i = 0; i < found_.entities.size(); ++i) {
      const Entity& brief = found_.entities[i];
      const std::u32string tail = fold(brief.names.front().text);
      if (brief.type != EntityType::organization || brief.basis != IdentityBasis::name_key || tail.size() < 3) continue;
      std::optional<std::uint32_t> whole;
      bool several = false;
      for (std::uint32_t j = 0; j < found_.entities.size(); ++j) {
        const Entity& other = found_.entities[j];
        const std::u32string name = fold(other.names.front().text);
        if (j == i || other.type != brief.type || name.size() <= tail.size() || !name.ends_with(tail)) continue;
        several = several || (whole && clusters_.root(*whole) != clusters_.root(j));
        whole = j;
      }
      if (whole && !several) clusters_.join(*whole, i);
    }
  }

  bool stands_alone(Chars at, const ShortForm& form) const {
    const auto open = [&](char32_t c) {
      return !is_han(c) || knowledge_.names().kinds(std::u32string_view(&c, 1)).has(WordKind::boundary);
    };
    const bool latin = is_latin_letter(form.text.front());
    const char32_t before = at.begin > 0 ? reading_.at(at.begin - 1) : U'\n';
    const char32_t after = reading_.at(at.end);
    if (latin) return !is_latin_letter(before) && !is_latin_letter(after);
    if (form.certain) return true;
    return open(before) && (open(after) || knowledge_.names().title_starting(reading_.text(), at.end) > 1 ||
                            knowledge_.cues().cue_at(reading_.text(), at.end, at.end + 4).cue != nullptr);
  }

  void find_short_forms() {
    const MentionIndex mentions(reading_, found_);
    NameFinder finder;
    std::vector<const Proposal*> proposals;
    for (const auto& [text, proposal] : proposals_) {
      if (proposal.ambiguous) continue;
      finder.add(text, static_cast<std::uint32_t>(proposals.size()));
      proposals.push_back(&proposal);
    }
    const std::uint8_t extractor = extractor_index("coreference");
    for (const NameFinder::Found& place : finder.in(reading_.text())) {
      const Proposal& proposal = *proposals[place.value];
      if (mentions.covering(place.at.begin) != nullptr || mentions.covering(place.at.end - 1) != nullptr) continue;
      if (!stands_alone(place.at, proposal.form)) continue;
      const std::uint32_t entity = clusters_.root(proposal.entity);
      add_form(found_.entities[entity], reading_.original(place.at), reading_.article());
      found_.mentions.push_back({.span = reading_.span(place.at),
                                 .subject = entity,
                                 .kind = SubjectKind::entity,
                                 .extractor = extractor,
                                 .confidence = confidence_of(NameRule::short_form),
                                 .origin = {name_of(NameRule::short_form)}});
    }
  }

  const Reading& reading_;
  const Knowledge& knowledge_;
  Annotations& found_;
  Clusters clusters_;
  std::unordered_map<std::u32string, std::vector<std::uint32_t>> by_form_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs_;  // found to be equal
  std::unordered_map<std::u32string, Proposal> proposals_;
};

/// The entity of this name, made where the text has none.
EntityIndex entity_for(EntityType type, std::string_view name, std::string_view id, const article::Article& article,
                       const Gazetteer& gazetteer, Annotations& found) {
  const std::string key = name_key(name);
  for (std::uint32_t i = 0; i < found.entities.size(); ++i) {
    const Entity& entity = found.entities[i];
    if (entity.type != type || entity.basis == IdentityBasis::local) continue;
    const auto same = [&](const Name& other) { return name_key(other.text) == key; };
    if ((!id.empty() && entity.key == id) || std::ranges::any_of(entity.names, same) ||
        std::ranges::any_of(entity.other_names, same)) {
      return static_cast<EntityIndex>(i);
    }
  }
  const std::uint32_t entry = gazetteer.find(fold(name), type);
  found.entities.push_back(entry == GazetteerEntry::none ? entity_named(type, name, article)
                                                         : entity_of(gazetteer[entry]));
  Entity& made = found.entities.back();
  if (!id.empty() && made.basis != IdentityBasis::wikidata) {
    made.basis = IdentityBasis::wikidata;
    made.key = id;
  }
  made.origin.rule = "article metadata";
  return static_cast<EntityIndex>(found.entities.size() - 1);
}

void run(Task& task) {
  Annotations& found = task.found;
  Coreference(task.reading, task.knowledge, found).run(task.is_english());
  const article::Article& article = task.reading.article();
  if (!article.outlet.name.empty()) {
    found.publisher = entity_for(EntityType::organization, article.outlet.name, article.outlet.wikidata, article,
                                 task.knowledge.gazetteer(), found);
    if (found[found.publisher].subclass == EntityClass::none) {
      found[found.publisher].subclass = EntityClass::news_media;
    }
  }
  for (const std::string& author : article.authors) {
    if (name_key(author).empty()) continue;
    const EntityIndex person = entity_for(EntityType::person, author, {}, article, task.knowledge.gazetteer(), found);
    if (std::ranges::find(found.authors, person) == found.authors.end()) found.authors.push_back(person);
  }
}

}  // namespace

const Extractor coreference_extractor{"coreference", 1, "short forms and other names of what was found", run};

}  // namespace newsgraph::extract
