#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "newsgraph/extract/english/names.h"
#include "newsgraph/extract/entity_names.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/name_finder.h"
#include "newsgraph/extract/name_rules.h"
#include "newsgraph/extract/task.h"

namespace newsgraph::extract {
namespace {

/// Which of two names that cross each other is right: what is known before what was guessed.
int rank(const Candidate& candidate) {
  switch (candidate.rule) {
    case NameRule::gazetteer:
      return 5;
    case NameRule::transliterated:
    case NameRule::bracketed_latin:
      return 4;
    case NameRule::titled_person:
    case NameRule::anchored_suffix:
    case NameRule::quoted_suffix:
      return 3;
    case NameRule::free_suffix:
    case NameRule::place_suffix:
      return 1;
    default:
      return 2;
  }
}

/// Makes entities and mentions of what the rules found.
class EntityMaker {
 public:
  EntityMaker(NameSearch& search, Annotations& found)
      : search_(search), found_(found), extractor_(extractor_index("entities")) {}

  void run() {
    resolve();
    drop_nested();
    for (const Candidate& candidate : chosen_) make(candidate);
    affiliate();
    contain();
  }

 private:
  std::string key_of(const Candidate& candidate) const {
    if (candidate.entry != GazetteerEntry::none) return '#' + std::to_string(candidate.entry);
    // A local person is this text's alone, but the same words mean the same one in it.
    const Chars name = candidate.alias_of.empty() ? candidate.at : candidate.alias_of;
    return std::to_string(static_cast<int>(candidate.type)) + name_key(search_.reading.original(name));
  }

  /// Longer names before those inside of them; of crossing ones the better.
  void resolve() {
    std::ranges::sort(search_.found, {}, [](const Candidate& one) {
      return std::tuple(one.at.begin, UINT32_MAX - one.at.end, -rank(one), one.type, one.entry, one.rule);
    });
    for (const Candidate& one : search_.found) {
      bool keep = true;
      for (auto other = crossing(one); keep && other != chosen_.end(); other = crossing(one)) {
        keep = one.at != other->at && rank(one) > rank(*other);
        if (keep) chosen_.erase(other);
      }
      if (keep) chosen_.push_back(one);
    }
  }

  /// A name that was chosen and that this one can not stand beside; the end where there is none.
  std::vector<Candidate>::iterator crossing(const Candidate& one) {
    for (auto other = chosen_.end(); other != chosen_.begin();) {
      --other;
      if (other->at.begin + max_length <= one.at.begin) break;
      if (one.at.overlaps(other->at) && (one.at == other->at || !other->at.contains(one.at))) return other;
    }
    return chosen_.end();
  }

  /// 圣保罗 of 圣保罗州 is no place in it.
  static bool is_part(const Candidate& inner, const Candidate& outer) {
    return inner.type == outer.type && inner.at.begin == outer.at.begin && inner.at.end + 1 == outer.at.end;
  }

  /// Inside of a longer name only countries, cities and what stands alone elsewhere is a name of its own.
  void drop_nested() {
    std::map<std::string, int> alone;
    std::vector<const Candidate*> outer(chosen_.size(), nullptr);
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      for (std::size_t j = i; j-- > 0 && chosen_[i].at.begin < chosen_[j].at.begin + max_length;) {
        if (chosen_[j].at.contains(chosen_[i].at) && outer[i] == nullptr) outer[i] = &chosen_[j];
      }
      if (outer[i] == nullptr) ++alone[key_of(chosen_[i])];
    }
    std::vector<Candidate> kept;
    for (std::size_t i = 0; i < chosen_.size(); ++i) {
      const Candidate& one = chosen_[i];
      const bool country = one.rule == NameRule::country_letter || search_.names_country_or_city(one.entry, one.at);
      const bool inner = outer[i] != nullptr && (outer[i]->type == EntityType::person || is_part(one, *outer[i]) ||
                                                 (!country && !alone.contains(key_of(one))));
      if (!inner) kept.push_back(one);
    }
    chosen_ = std::move(kept);
  }

  /// Who or what is meant by such a name, only the text tells.
  static bool is_local(NameRule rule) {
    return rule == NameRule::surname_title || rule == NameRule::nickname || rule == NameRule::organ_alone;
  }

  void make(const Candidate& candidate) {
    const article::Article& article = search_.reading.article();
    const std::string_view words = search_.reading.original(candidate.at);
    const Origin origin = origin_of(search_, candidate);
    const auto [known, is_new] = by_key_.try_emplace(key_of(candidate), EntityIndex::none);
    if (is_new) {
      known->second = static_cast<EntityIndex>(found_.entities.size());
      if (candidate.entry != GazetteerEntry::none) {
        found_.entities.push_back(entity_of(search_.gazetteer[candidate.entry]));
        entries_.push_back(candidate.entry);
      } else {
        found_.entities.push_back(entity_named(candidate.type, words, article));
        entries_.push_back(GazetteerEntry::none);
        found_.entities.back().subclass = candidate.subclass;
        found_.entities.back().origin = origin;
        if (is_local(candidate.rule)) {
          found_.entities.back().basis = IdentityBasis::local;
          found_.entities.back().key.clear();
        }
      }
    }
    Entity& entity = found_[known->second];
    if (candidate.at.size() > 1) add_form(entity, words, article);
    mention(candidate.at, known->second, confidence_of(candidate.rule), origin);
    if (!candidate.alias.empty()) {
      add_form(entity, search_.reading.original(candidate.alias), article);
      mention(candidate.alias, known->second, confidence_of(NameRule::bracketed_latin),
              {name_of(NameRule::bracketed_latin)});
    }
    if (!candidate.title.empty()) add_title(entity, candidate);
  }

  void add_title(Entity& entity, const Candidate& candidate) {
    const std::string title(search_.reading.original(candidate.title));
    const Name name{title, language_of_name(title, search_.reading.article())};
    if (std::ranges::find(entity.job_titles, name) == entity.job_titles.end()) entity.job_titles.push_back(name);
  }

  void mention(Chars at, EntityIndex entity, float confidence, const Origin& origin) {
    found_.mentions.push_back({.span = search_.reading.span(at),
                               .subject = static_cast<std::uint32_t>(position(entity)),
                               .kind = SubjectKind::entity,
                               .extractor = extractor_,
                               .confidence = confidence,
                               .origin = origin});
  }

  /// 朝鲜外务相崔善姬 belongs to 朝鲜.
  void affiliate() {
    std::unordered_map<std::uint32_t, EntityIndex> ending;
    for (const Candidate& candidate : chosen_) {
      if (candidate.type != EntityType::person) ending.try_emplace(candidate.at.end, by_key_.at(key_of(candidate)));
    }
    for (const Candidate& candidate : chosen_) {
      if (candidate.type != EntityType::person || candidate.title.empty() ||
          candidate.title.begin >= candidate.at.begin)
        continue;
      const auto owner = ending.find(candidate.title.begin);
      Entity& person = found_[by_key_.at(key_of(candidate))];
      if (owner != ending.end() && person.affiliation == EntityIndex::none) person.affiliation = owner->second;
    }
  }

  /// Places within places that the text names too.
  void contain() {
    std::unordered_map<std::uint32_t, EntityIndex> present;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i] != GazetteerEntry::none) present.try_emplace(entries_[i], static_cast<EntityIndex>(i));
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i] == GazetteerEntry::none || found_.entities[i].type != EntityType::place) continue;
      const auto container = present.find(search_.gazetteer[entries_[i]].within);
      if (container != present.end() && found_[container->second].type == EntityType::place)
        found_.entities[i].contained_in = container->second;
    }
  }

  static constexpr std::uint32_t max_length = 64;

  NameSearch& search_;
  Annotations& found_;
  std::uint8_t extractor_;
  std::vector<Candidate> chosen_;
  std::unordered_map<std::string, EntityIndex> by_key_;
  std::vector<std::uint32_t> entries_;  // parallel to found_.entities
};

/// A name that was accepted once is a name everywhere, as are the other forms in brackets behind it.
void spread(NameSearch& search) {
  NameFinder finder;
  const std::size_t count = search.found.size();
  for (std::uint32_t i = 0; i < count; ++i) {
    const Candidate& one = search.found[i];
    const bool known = one.entry != GazetteerEntry::none && one.rule != NameRule::bracketed_latin;
    if (!known && one.at.size() > 1) finder.add(search.reading.text(one.at), i);
    if (one.alias.size() > 1) finder.add(search.reading.text(one.alias), i);
  }
  for (const NameFinder::Found& place : finder.in(search.reading.text())) {
    if (!search.scan.begins(place.at.begin) || !search.scan.begins(place.at.end)) continue;
    Candidate again = search.found[place.value];
    if (again.at == place.at || again.alias == place.at) continue;
    again.alias_of = again.at;
    again.at = place.at;
    again.title = again.alias = {};
    search.found.push_back(again);
  }
}

void run(Task& task) {
  NameSearch search(task.reading, task.knowledge.gazetteer(), task.knowledge.names());
  if (task.is_english()) {
    english::find_names(search, task.english());
    EntityMaker(search, task.found).run();
    return;
  }
  find_known_names(search);
  find_country_letters(search);
  find_organizations(search);
  find_places(search);
  find_persons(search);
  find_transliterated(search);
  find_latin_names(search);
  find_bracketed(search);
  spread(search);
  EntityMaker(search, task.found).run();
}

}  // namespace

const Extractor entities_extractor{"entities", 1, "names that are known and names by their form and surroundings", run};

}  // namespace newsgraph::extract
