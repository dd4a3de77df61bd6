#include "newsgraph/extract/event_arguments.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

constexpr std::u32string_view place_prepositions = U"在于从自到往赴抵";
constexpr std::u32string_view patient_prepositions = U"对向给将把拿";
constexpr std::u32string_view passive_markers = U"被遭由受";
constexpr std::u32string_view partner_prepositions = U"与和同跟";
constexpr std::u32string_view joiners = U"、和与同及跟,暨";

/// 香港人, 中国官媒: the people or the media of a place are not its government; the place is where.
constexpr std::array<std::u32string_view, 16> people{U"人",   U"民众", U"市民", U"居民", U"网民", U"百姓",
                                                     U"群众", U"青年", U"学生", U"媒体", U"官媒", U"传媒",
                                                     U"报章", U"媒",   U"社会", U"民间"};
/// Those who took part in what was told before.
constexpr std::array<std::u32string_view, 6> both{U"双方", U"两国", U"两人", U"二人", U"两者", U"俩"};

/// An object stands close behind its trigger: 逮捕了两名(…)B.
constexpr std::uint32_t max_object_distance = 10;
/// 俄罗斯外长拉夫罗夫: a place so close before a person or organisation only says whose it is.
constexpr std::uint32_t max_modifier_distance = 12;
/// 在俄罗斯访问的朝鲜国务委员会委员长金正恩: so far behind 的 the head of the phrase is looked for.
constexpr std::uint32_t max_head_distance = 24;
/// A pronoun stands for somebody who was named so shortly before.
constexpr std::uint32_t max_pronoun_distance = 200;

/// Bounds on how far is looked, so that a page without punctuation costs linear time.
constexpr std::uint32_t max_clause_side = 120;
constexpr int max_clauses_back = 6;

/// 国安法通过后: what only says when something else took place is told without its own actors.
constexpr std::array<std::u32string_view, 7> adjuncts{U"后", U"前", U"时", U"之后", U"之前", U"以来", U"期间"};

constexpr float confidence_in_clause = 0.8F;
constexpr float confidence_from_before = 0.6F;
constexpr float confidence_of_noun = 0.5F;

using Item = MentionIndex::Item;

bool one_of(std::u32string_view set, char32_t c) {
  return set.find(c) != std::u32string_view::npos;
}

void append(std::vector<EntityIndex>& actors, EntityIndex entity) {
  if (std::ranges::find(actors, entity) == actors.end()) actors.push_back(entity);
}

void append(std::vector<EntityIndex>& actors, const std::vector<Item>& items) {
  for (const Item& item : items) append(actors, item.entity);
}

bool is_adjunct(std::u32string_view behind_trigger) {
  return std::ranges::any_of(adjuncts, [&](std::u32string_view word) { return behind_trigger.starts_with(word); });
}

/// 我 and 我们 are whoever speaks.
struct Spoken {
  Chars at;
  EntityIndex speaker = EntityIndex::none;
};

std::vector<Spoken> spoken_parts(const Reading& reading, const Annotations& found) {
  std::vector<Spoken> parts;
  for (const Quotation& quotation : found.quotations) {
    if (quotation.form != QuoteForm::direct || quotation.speaker == EntityIndex::none) continue;
    for (const Span part : quotation.parts) parts.push_back({reading.chars(part), quotation.speaker});
  }
  std::ranges::sort(parts, {}, [](const Spoken& part) { return part.at; });
  return parts;
}

struct Meaning {
  EntityType type = EntityType::person;
  std::uint32_t length = 0;  ///< of the pronoun; 0 where it is none, or stands for several
};

/// What a pronoun at a place stands for.
Meaning meant_by(std::u32string_view text, std::size_t at) {
  constexpr std::array<std::u32string_view, 14> organizations{U"组织", U"公司", U"团体", U"机构", U"集团",
                                                              U"协会", U"政党", U"党",   U"部",   U"局",
                                                              U"校",   U"报",   U"媒体", U"网站"};
  const std::u32string_view behind = text.substr(at + 1);
  if (text[at] == U'该') {
    if (behind.starts_with(U"国")) return {EntityType::place, 2};
    const auto* word =
        std::ranges::find_if(organizations, [&](std::u32string_view w) { return behind.starts_with(w); });
    if (word == organizations.end()) return {};
    return {EntityType::organization, static_cast<std::uint32_t>(word->size()) + 1};
  }
  const bool is_other = behind.starts_with(U"们") || behind.starts_with(U"人") || behind.starts_with(U"国") ||
                        (at > 0 && one_of(U"其吉", text[at - 1]));
  return {EntityType::person, is_other ? 0U : 1U};
}

}  // namespace

EventArguments::EventArguments(const Reading& reading, const Annotations& found)
    : reading_(reading), found_(found), mentions_(reading, found) {
  add_pronouns(found);
}

void EventArguments::add_pronoun(Chars at, EntityIndex entity) {
  pronouns_.push_back({at, entity, found_[entity].type});
}

/// 我 in a quotation is its speaker, 他 and 她 the person who was named last, 该国 the place and 该组织 the
/// organisation; what else a pronoun may mean is left open.
void EventArguments::add_pronouns(const Annotations& found) {
  constexpr std::u32string_view pronouns = U"我他她该";
  const std::vector<Spoken> parts = spoken_parts(reading_, found);
  const std::u32string_view text = reading_.text();
  auto part = parts.begin();
  auto named = mentions_.all().begin();
  std::array<const Item*, 3> last{};  // by type
  for (std::size_t at = text.find_first_of(pronouns); at != std::u32string_view::npos;
       at = text.find_first_of(pronouns, at + 1)) {
    const auto begin = static_cast<std::uint32_t>(at);
    for (; named != mentions_.all().end() && named->at.begin < begin; ++named)
      last[static_cast<std::size_t>(named->type)] = &*named;
    if (text[at] == U'我') {
      while (part != parts.end() && part->at.end <= begin) ++part;
      if (part == parts.end() || !part->at.contains(begin)) continue;
      add_pronoun({begin, begin + (text.substr(at).starts_with(U"我们") ? 2 : 1)}, part->speaker);
      continue;
    }
    const auto [type, length] = meant_by(text, at);
    const Item* who = length == 0 ? nullptr : last[static_cast<std::size_t>(type)];
    if (who != nullptr && begin - who->at.end <= max_pronoun_distance)
      add_pronoun({begin, begin + length}, who->entity);
  }
}

Chars EventArguments::clause_of(Chars trigger, const Sentence& sentence) const {
  Chars clause = trigger;
  const std::uint32_t first = std::max(sentence.chars.begin, trigger.begin - std::min(trigger.begin, max_clause_side));
  const std::uint32_t last = std::min(sentence.chars.end, trigger.end + max_clause_side);
  while (clause.begin > first && !is_clause_end(reading_.at(clause.begin - 1))) --clause.begin;
  while (clause.end < last && !is_clause_end(reading_.at(clause.end))) ++clause.end;
  return clause;
}

std::vector<Item> EventArguments::outermost(Chars range) const {
  std::vector<Item> items = mentions_.in(range);
  const auto first =
      std::ranges::lower_bound(pronouns_, range.begin, {}, [](const Item& item) { return item.at.begin; });
  for (auto pronoun = first; pronoun != pronouns_.end() && pronoun->at.end <= range.end; ++pronoun)
    items.push_back(*pronoun);
  std::ranges::stable_sort(items, {}, [](const Item& item) { return item.at.begin; });
  std::uint32_t end = 0;
  std::erase_if(items, [&](const Item& item) {
    const bool nested = item.at.end <= end;
    end = std::max(end, item.at.end);
    return nested;
  });
  return items;
}

Role EventArguments::role_before(const std::vector<Item>& items, std::size_t index, std::uint32_t trigger) const {
  const Item& item = items[index];
  const char32_t before = item.at.begin == 0 ? U'\n' : reading_.at(item.at.begin - 1);
  if (before == U'据') return Role::none;
  const bool followed = index + 1 < items.size();
  const std::uint32_t gap_end = followed ? items[index + 1].at.begin : trigger;
  const std::u32string_view gap = reading_.text({item.at.end, std::max(item.at.end, gap_end)});
  const bool of_people = item.type == EntityType::place &&
                         std::ranges::any_of(people, [&](std::u32string_view word) { return gap.starts_with(word); });
  if (of_people && !one_of(passive_markers, before)) return Role::people;
  if (of_people) return Role::place;
  if (item.type == EntityType::place && one_of(place_prepositions, before)) return Role::place;
  if (one_of(passive_markers, before)) return Role::agent;
  if (one_of(patient_prepositions, before)) return Role::patient;
  const bool listed = index > 0 && items[index - 1].at.end + 1 == item.at.begin;
  if (one_of(partner_prepositions, before) && !listed) return Role::partner;
  const bool joined = !gap.empty() && one_of(joiners, gap.front());
  if (followed && item.type == EntityType::place && items[index + 1].type != EntityType::place && !joined &&
      gap.size() <= max_modifier_distance) {
    return Role::none;
  }
  if (followed && gap == U"的") return Role::none;
  return Role::actor;
}

std::vector<Item> EventArguments::items_of(const std::vector<Argument>& arguments, Role role) {
  std::vector<Item> items;
  for (const Argument& argument : arguments) {
    if (argument.role == role) items.push_back(argument.item);
  }
  return items;
}

std::vector<EventArguments::Argument> EventArguments::arguments_before(Chars range) const {
  const std::vector<Item> items = outermost(range);
  std::vector<Argument> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Role role = role_before(items, i, range.end);
    // A list shares the role of its first member: 对A和B.
    if (role == Role::actor && !out.empty() && items[i].at.begin > 0 &&
        one_of(joiners, reading_.at(items[i].at.begin - 1)) && out.back().item.at.end + 1 == items[i].at.begin) {
      role = out.back().role;
    }
    out.push_back({items[i], role});
  }
  return out;
}

/// The first name behind the trigger and those that are listed with it.
std::vector<Item> EventArguments::objects_behind(Chars trigger, std::uint32_t end) const {
  std::vector<Item> objects;
  for (const Item& item : outermost({trigger.end, end})) {
    if (objects.empty()) {
      if (item.at.begin - trigger.end > max_object_distance) break;
      objects.push_back(item);
      continue;
    }
    const std::u32string_view gap = reading_.text({objects.back().at.end, item.at.begin});
    const bool listed = gap.empty() || (gap.size() <= 2 && one_of(joiners, gap.front())) || gap == U"以及";
    const bool owner = item.type != EntityType::place && objects.back().type == EntityType::place &&
                       gap.size() <= max_modifier_distance;
    if (!listed && !owner) break;
    if (owner && !listed) objects.pop_back();
    objects.push_back(item);
  }
  return objects;
}

/// 访问的…金正恩: whom a trigger with 的 behind it says something about, the last name of the phrase.
std::vector<Item> EventArguments::head_behind(Chars trigger, std::uint32_t end) const {
  std::vector<Item> head;
  for (const Item& item : outermost({trigger.end, std::min(end, trigger.end + max_head_distance)})) {
    if (!head.empty() && item.at.begin - head.back().at.end > max_modifier_distance) break;
    if (!head.empty() && head.back().type == EntityType::person) break;
    head.assign(1, item);
  }
  if (!head.empty() && head.front().type == EntityType::place) head.clear();
  return head;
}

/// Who acts in the clauses before, where the trigger's own clause names nobody: the nearest clause that does. A medium
/// that reports is no actor of what it reports.
std::vector<Item> EventArguments::subjects_before(Chars clause, const Sentence& sentence) const {
  Chars before{clause.begin, clause.begin};
  for (int step = 0; step < max_clauses_back && before.begin > sentence.chars.begin; ++step) {
    before.end = before.begin - 1;
    before = clause_of({before.end, before.end}, sentence);
    std::vector<Item> subjects;
    for (const Argument& argument : arguments_before(before)) {
      const bool medium = found_[argument.item.entity].subclass == EntityClass::news_media;
      if (argument.role != Role::actor || medium) continue;
      const bool listed = !subjects.empty() && argument.item.at.begin - subjects.back().at.end <= 1;
      if (!subjects.empty() && !listed) break;
      subjects.push_back(argument.item);
    }
    if (!subjects.empty()) return subjects;
  }
  return {};
}

/// 双方, 两国领导人: the actors of the last event that had two or more.
std::vector<Item> EventArguments::both_before(const Event& event, Chars clause) const {
  const std::uint32_t trigger = reading_.chars(event.trigger).begin;
  const std::u32string_view words = reading_.text({clause.begin, trigger});
  if (std::ranges::none_of(both,
                           [&](std::u32string_view word) { return words.find(word) != std::u32string_view::npos; }))
    return {};
  const auto last = std::find_if(found_.events.rbegin(), found_.events.rend(),
                                 [](const Event& other) { return other.actors.size() >= 2; });
  if (last == found_.events.rend()) return {};
  std::vector<Item> items;
  for (const EntityIndex actor : last->actors) items.push_back({{}, actor, found_[actor].type});
  return items;
}

bool EventArguments::is_passive(Chars clause, std::uint32_t trigger) const {
  const std::u32string_view words = reading_.text({clause.begin, trigger});
  return words.find_first_of(U"被遭") != std::u32string_view::npos;
}

/// Who acts according to the clause and the sentence before the trigger; sets how sure that is.
void EventArguments::add_subjects(Event& event, const TriggerMention& trigger, Chars clause, const Sentence& sentence,
                                  const std::vector<Argument>& before) const {
  append(event.actors, both_before(event, clause));
  if (event.actors.empty()) append(event.actors, items_of(before, Role::actor));
  if (event.actors.empty() && is_attributive(trigger, clause))
    append(event.actors, head_behind(trigger.at, clause.end));
  // 国安法通过后 only says when something else took place. 被官媒狠批 has its subject before, like 访问乙国.
  if (!event.actors.empty() || is_adjunct(reading_.text({trigger.at.end, clause.end}))) return;
  const bool has_agent = std::ranges::find(before, Role::agent, &Argument::role) != before.end();
  if (has_agent && !is_passive(clause, trigger.at.begin)) return;
  if (std::ranges::find(before, Role::people, &Argument::role) != before.end()) return;
  append(event.actors, subjects_before(clause, sentence));
  event.confidence = std::min(event.confidence, confidence_from_before);
}

bool EventArguments::is_attributive(const TriggerMention& trigger, Chars clause) const {
  return trigger.trigger->frame != Frame::noun && trigger.at.end < clause.end && reading_.at(trigger.at.end) == U'的';
}

void EventArguments::arrange(Event& event, const TriggerMention& trigger, Chars clause,
                             const Sentence& sentence) const {
  const Frame frame = trigger.trigger->frame;
  const std::vector<Argument> before = arguments_before({clause.begin, trigger.at.begin});
  event.confidence = frame == Frame::noun ? confidence_of_noun : confidence_in_clause;
  Event subjects = event;
  add_subjects(subjects, trigger, clause, sentence, before);
  event.confidence = subjects.confidence;
  append(event.actors, items_of(before, Role::agent));  // the doer, who comes first
  for (const EntityIndex subject : subjects.actors) append(event.actors, subject);
  append(event.actors, items_of(before, Role::partner));
  append(event.actors, items_of(before, Role::patient));
  for (const Role role : {Role::people, Role::place}) {
    for (const Item& item : items_of(before, role)) event.place = item.entity;
  }
  if (frame == Frame::subject || is_attributive(trigger, clause)) return;
  for (const Item& item : objects_behind(trigger.at, clause.end)) {
    if (frame != Frame::visit || item.type != EntityType::place) {
      append(event.actors, item.entity);
    } else if (event.place == EntityIndex::none) {
      event.place = item.entity;
    }
  }
}

}  // namespace newsgraph::extract
