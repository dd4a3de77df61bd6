#include "newsgraph/extract/event_arguments.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "newsgraph/extract/actor_pronouns.h"
#include "newsgraph/extract/clause_subjects.h"
#include "newsgraph/extract/fold.h"

namespace newsgraph::extract {
namespace {

constexpr std::u32string_view place_prepositions = U"在于从自到往赴抵";
constexpr std::u32string_view patient_prepositions = U"对向给将把拿";
constexpr std::u32string_view passive_markers = U"被遭由受";
constexpr std::u32string_view partner_prepositions = U"与和同跟";
constexpr std::u32string_view joiners = U"、和与同及跟,暨";

/// 香港人, 中国官媒: the people or the media of a place are not its government; the place is where.
constexpr std::array<std::u32string_view, 22> people{
    U"人",   U"民众", U"市民", U"居民", U"网民", U"网友", U"百姓", U"公民", U"国民", U"选民", U"游客",
    U"群众", U"青年", U"学生", U"难民", U"媒体", U"官媒", U"传媒", U"报章", U"媒",   U"社会", U"民间"};
/// 甲国士兵, 乙国警方: a country acts by those.
constexpr std::array<std::u32string_view, 22> agents_of_state{
    U"士兵", U"军人", U"官兵", U"军队", U"部队",   U"军方", U"军官", U"将领", U"警方", U"警察", U"警员",
    U"当局", U"政府", U"官方", U"官员", U"外交官", U"特工", U"战机", U"军机", U"军舰", U"舰艇", U"海警"};
/// Those who took part in what was told before.
constexpr std::array<std::u32string_view, 6> both{U"双方", U"两国", U"两人", U"二人", U"两者", U"俩"};

/// An object stands close behind its trigger: 逮捕了两名(…)B.
constexpr std::uint32_t max_object_distance = 10;
/// 俄罗斯外长拉夫罗夫: a place so close before a person or organisation only says whose it is.
constexpr std::uint32_t max_modifier_distance = 12;
constexpr std::uint32_t max_title_length = 20;
/// 香港的大规模示威: so close to the noun of an event those stand whose it is.
constexpr std::uint32_t max_noun_distance = 6;
/// 甲国与乙国的武装冲突: so close before a trigger those stand who alone are meant, whoever else was before.
constexpr std::uint32_t max_owner_distance = 3;
/// 在俄罗斯访问的朝鲜国务委员会委员长金正恩: so far behind 的 the head of the phrase is looked for.
constexpr std::uint32_t max_head_distance = 24;

/// Bounds on how far is looked, so that a page without punctuation costs linear time.
constexpr std::uint32_t max_clause_side = 120;

/// 国安法通过后: what only says when something else took place is told without its own actors.
constexpr std::array<std::u32string_view, 7> adjuncts{U"后", U"前", U"时", U"之后", U"之前", U"以来", U"期间"};

/// 在会谈结束后, 在选举中: how the adverbial phrase that a noun of an event stands in ends.
constexpr std::array<std::u32string_view, 12> phrase_ends{U"结束后", U"之后", U"后", U"时",   U"中",   U"上",
                                                          U"期间",   U"之际", U"前", U"以来", U"当中", U"过程中"};

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

}  // namespace

bool happens(std::string_view type) {
  constexpr std::array<std::string_view, 6> types{"Disaster", "Accident", "Death", "Protest", "Assault", "Election"};
  return std::ranges::find(types, type) != types.end();
}

bool is_misfortune(std::string_view type) {
  return type == "Disaster" || type == "Accident";
}

EventArguments::EventArguments(const Reading& reading, const TriggerLexicon& triggers, const Annotations& found,
                               const Discourse& discourse)
    : reading_(reading),
      triggers_(triggers),
      found_(found),
      mentions_(reading, found),
      pronouns_(actor_pronouns(reading, found, mentions_)),
      context_(discourse.context),
      statements_(discourse.statements) {}

bool EventArguments::ends_clause(std::uint32_t at) const {
  const char32_t c = reading_.at(at);
  if (is_clause_end(c)) return true;
  if (!reading_.in_headline(at)) return false;
  // 甲国大选 张某当选 | 河报: but not the blank of a Latin name.
  return c == U'|' ||
         (c == U' ' && at > 0 && !(is_latin_letter(reading_.at(at - 1)) && is_latin_letter(reading_.at(at + 1))));
}

Chars EventArguments::clause_of(Chars trigger, const Sentence& sentence) const {
  Chars clause = trigger;
  const std::uint32_t first = std::max(sentence.chars.begin, trigger.begin - std::min(trigger.begin, max_clause_side));
  const std::uint32_t last = std::min(sentence.chars.end, trigger.end + max_clause_side);
  while (clause.begin > first && !ends_clause(clause.begin - 1)) --clause.begin;
  while (clause.end < last && !ends_clause(clause.end)) ++clause.end;
  // What stands in quotation marks is a clause of its own: 高喊“打倒河伯”和“支持山神”.
  if (const MarkedPair* pair = reading_.enclosing_pair(trigger); pair != nullptr && is_framed(reading_, *pair)) {
    clause = {std::max(clause.begin, pair->inner.begin), std::min(clause.end, pair->inner.end)};
  }
  clause.begin = std::min(std::max(clause.begin, behind_dateline(sentence.chars.begin)), trigger.begin);
  while (clause.begin < trigger.begin && reading_.at(clause.begin) == U' ') ++clause.begin;
  if (reading_.at(clause.begin) == U'(') {
    const auto close = reading_.text({clause.begin, trigger.begin}).find(U')');
    if (close != std::u32string_view::npos) clause.begin += static_cast<std::uint32_t>(close) + 1;
  }
  return clause;
}

/// 甲社乙城5日电, 乙城/丙城 —: where the dateline that a sentence may begin with ends.
std::uint32_t EventArguments::behind_dateline(std::uint32_t sentence) const {
  if (const std::uint32_t end = reading_.behind_dateline(sentence); end > sentence) return end;
  std::uint32_t at = sentence;
  for (const Item* city = mentions_.starting_at(at); city != nullptr && city->type == EntityType::place;
       city = mentions_.starting_at(at)) {
    at = city->at.end;
    while (one_of(U" /", reading_.at(at))) ++at;
  }
  return at > sentence && one_of(U"—-", reading_.at(at)) && reading_.at(at - 1) == U' ' ? at + 1 : sentence;
}

/// The character before a name and the mark that opens it.
char32_t EventArguments::before_name(const Item& item) const {
  std::uint32_t at = item.at.begin;
  if (at > 0 && one_of(U"「『“‘《\"", reading_.at(at - 1))) --at;
  return at == 0 ? U'\n' : reading_.at(at - 1);
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
    // 王芳(Wang Fang): the name again.
    const bool repeated = end > 0 && item.at.begin == end + 1 && reading_.at(end) == U'(';
    end = std::max(end, item.at.end);
    return nested || repeated;
  });
  return items;
}

/// 与#代总统#王芳: the preposition that takes a person by the title before the name; 0 where there is none.
char32_t EventArguments::before_title(Chars words) const {
  constexpr std::u32string_view prepositions = U"与和同跟对向给被遭";
  if (context_.cues.ending(ContextKind::role, reading_.text(), words) == 0) return 0;
  for (std::uint32_t at = words.end; at > words.begin && words.end - at <= max_title_length; --at) {
    const char32_t c = reading_.at(at - 1);
    if (!is_han(c)) return 0;
    if (!one_of(prepositions, c)) continue;
    // 共和国总统, 对手, 同党议员
    const bool part_of_word = (at - 1 > words.begin && one_of(U"共面反针相绝方", reading_.at(at - 2))) ||
                              one_of(U"手党事学僚胞志行国", reading_.at(at));
    if (!part_of_word) return c;
  }
  return 0;
}

Role EventArguments::role_before(const std::vector<Item>& items, std::size_t index, Chars range) const {
  const Item& item = items[index];
  const std::uint32_t trigger = range.end;
  char32_t before = before_name(item);
  if (item.type == EntityType::person) {
    const std::uint32_t from = index == 0 ? range.begin : items[index - 1].at.end;
    if (const char32_t preposition = before_title({from, std::max(from, item.at.begin)}); preposition != 0)
      before = preposition;
  }
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
  // 在推特宣布: through which medium.
  if (item.type == EntityType::organization && before == U'在') return Role::none;
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

/// 新潮社社长王芳: whose office it is.
bool EventArguments::is_title_of(const Item& owner, const Item& person) const {
  if (person.type != EntityType::person || owner.type == EntityType::person) return false;
  const Chars gap{owner.at.end, person.at.begin};
  return !gap.empty() && gap.size() <= max_title_length &&
         context_.cues.ending(ContextKind::role, reading_.text(), gap) > 0 &&
         reading_.text(gap).find_first_of(U",、;:和与") == std::u32string_view::npos;
}

std::vector<EventArguments::Argument> EventArguments::arguments_before(Chars range) const {
  const std::vector<Item> items = outermost(range);
  std::vector<Argument> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    Role role = role_before(items, i, range);
    if (role == Role::actor && !out.empty()) {
      Argument& last = out.back();
      const Chars gap{last.item.at.end, items[i].at.begin};
      const bool list = gap.size() == 1 && one_of(joiners, reading_.at(gap.begin));
      const bool titled = is_title_of(last.item, items[i]);
      // A list shares the role of its first member (对A和B), a person that of the office (对新潮社社长王芳).
      if (list || (titled && last.role != Role::none)) role = last.role;
      if (titled && items[i].type == EntityType::person) last.role = Role::none;
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

/// True for a clause of saying.
bool EventArguments::reports(std::uint32_t clause) const {
  const auto& all = statements_.all;
  const auto cue = std::ranges::lower_bound(all, context_.clauses[clause].chars.begin, {},
                                            [](const Statement& s) { return s.cue.begin; });
  return cue != all.end() && cue->cue.begin < context_.clauses[clause].chars.end;
}

/// 甲国志愿者#王芳: whom a noun for people introduces.
std::optional<EntityIndex> EventArguments::person_behind(std::uint32_t role_end) const {
  for (std::uint32_t at = role_end; at <= role_end + 2; ++at) {
    const Item* item = mentions_.starting_at(at);
    if (item != nullptr && item->type == EntityType::person) return item->entity;
  }
  return std::nullopt;
}

/// Who acts in the clauses before, where the trigger's own clause names nobody: the subject of the nearest clause of
/// the sentence that has one, with those listed beside it. A medium that reports is no actor of what it reports.
std::vector<Item> EventArguments::subjects_before(Chars clause) const {
  const Clauses& clauses = context_.clauses;
  const std::uint32_t index = clauses.clause_at(clauses.frame_at(clause.end - 1), clause.end - 1);
  if (index == UINT32_MAX) return {};
  const Speaker subject = context_.speakers.subject_before(index);
  EntityIndex entity = context_.speakers.resolve(subject);
  // 乙国官员: the country acts by those who have no name.
  const Item* owner = subject.kind == SpeakerKind::role ? mentions_.starting_at(subject.at.begin) : nullptr;
  if (entity == EntityIndex::none && owner != nullptr) entity = person_behind(subject.at.end).value_or(owner->entity);
  if (entity == EntityIndex::none) return {};
  const std::uint32_t earlier = clauses.clause_at(clauses[index].frame, subject.at.begin);
  if (found_[entity].subclass == EntityClass::news_media && reports(earlier)) return {};
  const Chars before = clauses[earlier].chars;
  std::vector<Item> subjects;
  for (const Argument& argument : arguments_before(before)) {
    const Item& item = argument.item;
    const bool listed = !subjects.empty() && item.at.begin - subjects.back().at.end <= 1;
    if (listed || (subjects.empty() && item.entity == entity))
      subjects.push_back(item);
    else if (!subjects.empty())
      break;
  }
  if (subjects.empty()) subjects.push_back({subject.at, entity, found_[entity].type});
  return subjects;
}

/// 双方, 两国领导人: the actors of the last event that had two or more; not where two are named (甲国与乙国的冲突).
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

/// 数千人在甲城游行, 甲城地震: a place where something happens and that does not act.
bool EventArguments::is_scene(const Event& event, const TriggerMention& trigger, const Item& item,
                              const OwnSubject& own) const {
  if (item.type != EntityType::place) return false;
  const bool by_agents =
      std::ranges::any_of(agents_of_state, [&](std::u32string_view word) { return reading_.has(item.at.end, word); });
  if (by_agents && !is_misfortune(event.type)) return false;
  if (trigger.trigger->frame != TriggerFrame::noun && own.phrase) return true;
  const EntityClass kind = found_[item.entity].subclass;
  return happens(event.type) && kind != EntityClass::country && kind != EntityClass::continent;
}

/// 王芳目睹了游行: who is told of with an event but has no part in it. Part have those whose name stands directly
/// before it, with those they are listed with, and those of 参加, 发起, 爆发.
void EventArguments::drop_bystanders(std::vector<Argument>& before, std::uint32_t trigger) const {
  std::uint32_t end = trigger;
  // NOLINTNEXTLINE(modernize-loop-convert): clang 14 cannot read the views of g++ 12
  for (auto argument = before.rbegin(); argument != before.rend(); ++argument) {
    const Chars gap{argument->item.at.end, trigger};
    const bool close = gap.size() <= max_noun_distance || (argument->item.at.end + 1 == end && end < trigger);
    if (close)
      end = argument->item.at.begin;
    else if (argument->role == Role::actor && !triggers_.has_light_verb(reading_, gap))
      argument->role = Role::none;
  }
}

/// The adverbial phrase with a preposition that the noun of an event stands in, if it does: 在会谈结束后.
std::uint32_t EventArguments::phrase_begin(const TriggerMention& trigger, Chars clause) const {
  const TriggerFrame frame = trigger.trigger->frame;
  const std::u32string_view behind = reading_.text({trigger.at.end, clause.end});
  if (frame == TriggerFrame::visit ||
      std::ranges::none_of(phrase_ends, [&](auto end) { return behind.starts_with(end); }))
    return clause.begin;
  const auto at = reading_.text({clause.begin, trigger.at.begin}).rfind(U'在');
  return at == std::u32string_view::npos ? clause.begin : clause.begin + static_cast<std::uint32_t>(at) + 1;
}

/// Who acts according to the clause and the sentence before the trigger; sets how sure that is.
void EventArguments::add_subjects(Event& event, const TriggerMention& trigger, Chars clause,
                                  const std::vector<Argument>& before, bool bound) const {
  // 甲国与乙国的冲突, but not 双方就甲国与乙国的关系交换意见.
  const auto takes_part = [&](const Argument& argument) {
    return (argument.role == Role::actor || argument.role == Role::partner) && !before.empty() &&
           trigger.at.begin - before.back().item.at.end <= max_owner_distance;
  };
  if (std::ranges::count_if(before, takes_part) < 2) append(event.actors, both_before(event, clause));
  const OwnSubject own = own_subject(context_, {clause.begin, trigger.at.begin});
  if (event.actors.empty()) {
    for (const Item& item : items_of(before, Role::actor)) {
      if (is_scene(event, trigger, item, own))
        event.place = item.entity;
      else
        append(event.actors, item.entity);
    }
  }
  if (event.actors.empty() && is_attributive(trigger, clause))
    append(event.actors, head_behind(trigger.at, clause.end));
  // 国安法通过后 only says when something else took place. 被官媒狠批 has its subject before, like 访问乙国.
  if (!event.actors.empty() || bound || is_adjunct(reading_.text({trigger.at.end, clause.end}))) return;
  const bool has_agent = std::ranges::find(before, Role::agent, &Argument::role) != before.end();
  if (has_agent && !is_passive(clause, trigger.at.begin)) return;
  if (std::ranges::find(before, Role::people, &Argument::role) != before.end()) return;
  if (is_attributive(trigger, clause) || is_misfortune(event.type)) return;
  if (event.type == "Death" && has_unnamed_victims({clause.begin, trigger.at.begin})) return;
  // 乙城一座大楼遭袭击: has its subject.
  if (event.place != EntityIndex::none) return;
  if (own.stands) {
    if (own.entity != EntityIndex::none) append(event.actors, own.entity);
    return;
  }
  append(event.actors, subjects_before(clause));
  event.confidence = std::min(event.confidence, confidence_from_before);
}

/// 已造成66人#遇难: people without a name.
bool EventArguments::has_unnamed_victims(Chars words) const {
  if (words.size() < 2 || !one_of(U"人名", reading_.at(words.end - 1))) return false;
  const char32_t counted = reading_.at(words.end - 2);
  return is_digit(counted) || is_han_numeral(counted) || one_of(U"两数多余", counted);
}

/// Whether somebody can have part in an event of a type: to a quake only places fall victim, and who governs or
/// reports has no accident.
bool EventArguments::may_act(EntityIndex actor, std::string_view type) const {
  const Entity& entity = found_[actor];
  if (type == "Disaster") return entity.type == EntityType::place;
  return type != "Accident" ||
         (entity.subclass != EntityClass::news_media && entity.subclass != EntityClass::government);
}

bool EventArguments::is_attributive(const TriggerMention& trigger, Chars clause) const {
  return trigger.trigger->frame != TriggerFrame::noun && trigger.at.end < clause.end &&
         reading_.at(trigger.at.end) == U'的';
}

void EventArguments::arrange(Event& event, const TriggerMention& trigger, Chars clause) const {
  add_arguments(event, trigger, clause);
  std::erase_if(event.actors, [&](EntityIndex actor) { return !may_act(actor, event.type); });
}

void EventArguments::add_arguments(Event& event, const TriggerMention& trigger, Chars clause) const {
  const TriggerFrame frame = trigger.trigger->frame;
  const std::uint32_t whole = clause.begin;
  clause.begin = phrase_begin(trigger, clause);
  const bool adverbial = clause.begin > whole;
  if (const std::uint32_t pivot = triggers_.pivot_end(reading_, {clause.begin, trigger.at.begin}); pivot > 0)
    clause.begin = pivot;
  const bool bound = clause.begin > whole;
  std::vector<Argument> before = arguments_before({clause.begin, trigger.at.begin});
  if (frame == TriggerFrame::noun && happens(event.type)) drop_bystanders(before, trigger.at.begin);
  event.confidence = frame == TriggerFrame::noun ? confidence_of_noun : confidence_in_clause;
  Event subjects = event;
  add_subjects(subjects, trigger, clause, before, bound);
  event.confidence = subjects.confidence;
  event.place = subjects.place;
  append(event.actors, items_of(before, Role::agent));  // the doer, who comes first
  // 与乙合作的节目: told of something else, and by nobody.
  if (is_attributive(trigger, clause) && subjects.actors.empty() && event.actors.empty()) return;
  for (const EntityIndex subject : subjects.actors) append(event.actors, subject);
  append(event.actors, items_of(before, Role::partner));
  append(event.actors, items_of(before, Role::patient));
  for (const Role role : {Role::people, Role::place}) {
    // 在卢卡申科的选举中: where a person stands is no place.
    for (const Item& item : items_of(before, role)) {
      if (item.type == EntityType::place) event.place = item.entity;
    }
  }
  if (frame == TriggerFrame::subject || adverbial || is_attributive(trigger, clause)) return;
  for (const Item& item : objects_behind(trigger.at, clause.end)) {
    if (frame == TriggerFrame::noun && item.at.begin > trigger.at.end) break;
    // 访问乙国, 部署到乙国
    const bool led = item.at.begin > trigger.at.end && one_of(place_prepositions, before_name(item));
    const bool where = item.type == EntityType::place && (frame == TriggerFrame::visit || led);
    if (!where) {
      append(event.actors, item.entity);
    } else if (event.place == EntityIndex::none) {
      event.place = item.entity;
    }
  }
}

}  // namespace newsgraph::extract
