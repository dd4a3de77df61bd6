#include <algorithm>
#include <string>

#include "newsgraph/extract/english/discourse.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/fold.h"
#include "newsgraph/extract/statements.h"
#include "newsgraph/extract/task.h"

namespace newsgraph::extract {
namespace {

class SourceFinder {
 public:
  SourceFinder(const Context& context, Annotations& found) : c_(context), found_(found) {}

  void add_metadata() {
    const article::Article& article = c_.reading.article();
    if (!article.source_label.empty()) {
      add({{named(article.source_label)}, {Span{}}, 0.9F, {"source named before the headline"}});
    }
    for (const std::string& credit : article.credits) add({{named(credit)}, {Span{}}, 0.9F, {"credit line"}});
    for (const article::Dateline& dateline : article.datelines) add_dateline(c_.reading.chars(dateline.span));
  }

  void add_citation(const Citation& citation) {
    const Origin origin{"citation", {citation.row}};
    for (const CitedSource& other : citation.beside) add_chain({other}, 0.9F, origin);
    add_chain(citation.links, 0.9F, origin);
  }

  /// 路透社报道，…: who reports is the source.
  void add_statement(const Statement& statement) {
    if (statement.word == nullptr || statement.content.empty()) return;
    if (!statement.word->clause || statement.word->object) return;
    if (c_.clauses.frames()[c_.clauses[statement.clause].frame].pair != UINT32_MAX) return;
    if (c_.reading.in_headline(statement.cue.begin)) return;
    Speaker speaker = statement.speaker;
    if (speaker.implied || speaker.kind == SpeakerKind::pronoun) return;
    if (speaker.kind == SpeakerKind::report && speaker.entity == EntityIndex::none) return;  // 报道指: cited before
    if (speaker.entity == EntityIndex::none) speaker.entity = statement.who;
    CitedSource source = cited(c_.reading, c_.cues, c_.mentions, speaker);
    if (source.at.empty() || !is_media(c_.reading, found_, source)) {
      // 海通社记者从白河报道
      const auto* medium = statement.word->kind == CueClass::report ? c_.speakers.medium_in(statement.region) : nullptr;
      if (medium == nullptr) return;
      source = {medium->entity, medium->at, medium->type};
    }
    add_chain({source}, 0.8F, {"medium as the subject of a word of saying", {statement.row()}});
  }

  /// 林一帆告诉河报社: what is said to a medium is known from it.
  void add_told(const Statement& statement) {
    if (statement.audience == EntityIndex::none || statement.content.empty() || statement.speaker.implied) return;
    if (found_[statement.audience].subclass != EntityClass::news_media || is_outlet(statement.audience)) return;
    const MentionIndex::Item* medium = audience_near(statement);
    if (medium == nullptr) return;
    add_chain({{statement.audience, medium->at, EntityType::organization}}, 0.8F,
              {"medium that somebody speaks to", {statement.row()}});
  }

 private:
  void add_dateline(Chars line);
  /// `of_itself`: counts although the article's own outlet is the source.
  void add_chain(const std::vector<CitedSource>& links, float confidence, const Origin& origin, bool of_itself = false);
  void add(SourceChain chain, bool of_itself = false);
  EntityIndex named(std::string_view name);
  EntityIndex unnamed(const CitedSource& source);
  bool is_outlet(EntityIndex entity) const;
  bool is_named_already(EntityIndex entity) const;
  bool is_bare(const CitedSource& source) const;
  bool is_named_person(const CitedSource& source) const;
  const MentionIndex::Item* audience_near(const Statement& statement) const;

  const Context& c_;
  Annotations& found_;
};

/// The media that a dateline names: （法新社巴黎1日电）, （路透社、法新社）.
void SourceFinder::add_dateline(Chars line) {
  // 新华社北京1日电 is a dispatch, also in the agency's own pages.
  const bool dispatch = c_.reading.text(line).find(U'电') != std::u32string_view::npos;
  bool any = false;
  std::uint32_t from = line.begin;
  for (const auto& item : c_.mentions.in(line)) {
    if (item.at.begin < from) continue;
    from = item.at.end;
    const CitedSource source{item.entity, item.at, item.type};
    if (!is_media(c_.reading, found_, source)) continue;
    any = true;
    if (!is_named_already(item.entity)) add_chain({source}, 0.95F, {"dateline"}, dispatch);
  }
  if (any) return;
  static constexpr std::u32string_view ends = U"社台网报";
  std::uint32_t begin = line.begin;
  while (begin < line.end && !is_han(c_.reading.at(begin))) ++begin;
  if (c_.reading.has(begin, U"记者") || c_.reading.has(begin, U"本报")) return;  // 〔记者林一帆／台北报导〕
  const auto end = c_.reading.text({begin, line.end}).find_first_of(ends);
  constexpr std::size_t longest = 12;
  if (end == std::u32string_view::npos || end < 1 || end > longest) return;
  const Chars name{begin, begin + static_cast<std::uint32_t>(end) + 1};
  const EntityIndex entity = named(c_.reading.original(name));
  add_chain({{entity, name, EntityType::organization}}, 0.8F, {"dateline"});
}

/// 德国之声中文网 where the headline names 德国之声 already.
bool SourceFinder::is_named_already(EntityIndex entity) const {
  const std::string label = name_key(c_.reading.article().source_label);
  if (label.empty()) return false;
  return std::ranges::any_of(found_[entity].names, [&](const Name& name) {
    const std::string key = name_key(name.text);
    return key != label && (key.starts_with(label) || label.starts_with(key));
  });
}

/// 媒体, 人士, 官员: such a word alone says nothing about which.
bool SourceFinder::is_bare(const CitedSource& source) const {
  const std::u32string_view word = c_.reading.text(source.at);
  return source.entity == EntityIndex::none && word.size() <= 2 && !word.ends_with(U"媒") &&
         c_.cues.is(ContextKind::role, word) && word != U"警方" && word != U"法院";
}

/// 据林一帆介绍: that is a quotation of hers and no source of the article's.
bool SourceFinder::is_named_person(const CitedSource& source) const {
  return source.entity != EntityIndex::none && found_[source.entity].type == EntityType::person;
}

/// The name of whom it is said to, on either side of the word of saying.
const MentionIndex::Item* SourceFinder::audience_near(const Statement& statement) const {
  const bool marked = is_any(c_.reading.at(statement.cue.end), U"《「“");
  const MentionIndex::Item* behind = c_.mentions.starting_at(statement.cue.end + (marked ? 1U : 0U));
  return behind != nullptr ? behind : c_.mentions.ending_at(statement.cue.begin);
}

/// The entity of this name, made where there is none yet: a name of the metadata is no mention.
EntityIndex SourceFinder::named(std::string_view name) {
  const std::string key = name_key(name);
  const auto same = [&](const Name& known) { return name_key(known.text) == key; };
  for (std::size_t i = 0; i < found_.entities.size(); ++i) {
    const Entity& entity = found_.entities[i];
    if (entity.type == EntityType::place) continue;
    if (std::ranges::any_of(entity.names, same) || std::ranges::any_of(entity.other_names, same)) {
      return static_cast<EntityIndex>(i);
    }
  }
  Entity entity;
  entity.type = EntityType::organization;
  entity.subclass = EntityClass::news_media;
  entity.basis = IdentityBasis::name_key;
  entity.key = key;
  entity.names.push_back({std::string(name), c_.reading.article().language});
  entity.origin.rule = "named as a source";
  found_.entities.push_back(std::move(entity));
  return static_cast<EntityIndex>(found_.entities.size() - 1);
}

/// 港媒, 消息人士: this article's alone.
EntityIndex SourceFinder::unnamed(const CitedSource& source) {
  const std::string name(c_.reading.original(source.at));
  for (std::size_t i = 0; i < found_.entities.size(); ++i) {
    const Entity& entity = found_.entities[i];
    if (entity.basis == IdentityBasis::local && entity.names.front().text == name) return static_cast<EntityIndex>(i);
  }
  Entity entity;
  entity.type = source.type;
  entity.basis = IdentityBasis::local;
  entity.names.push_back({name, c_.reading.article().language});
  entity.origin.rule = "unnamed source";
  found_.entities.push_back(std::move(entity));
  return static_cast<EntityIndex>(found_.entities.size() - 1);
}

void SourceFinder::add_chain(const std::vector<CitedSource>& links, float confidence, const Origin& origin,
                             bool of_itself) {
  if (links.size() == 1 && (is_bare(links.front()) || is_named_person(links.front()))) return;
  SourceChain chain;
  chain.origin = origin;
  chain.confidence = confidence;
  for (const CitedSource& link : links) {
    chain.links.push_back(link.entity != EntityIndex::none ? link.entity : unnamed(link));
    chain.spans.push_back(c_.reading.span(link.at));
  }
  add(std::move(chain), of_itself);
}

/// The article's own outlet is no source of it.
bool SourceFinder::is_outlet(EntityIndex entity) const {
  const std::string outlet = name_key(c_.reading.article().outlet.name);
  if (entity == found_.publisher) return true;
  if (outlet.empty()) return false;
  return std::ranges::any_of(found_[entity].names, [&](const Name& name) {
    const std::string key = name_key(name.text);
    return key.starts_with(outlet) || outlet.starts_with(key);
  });
}

void SourceFinder::add(SourceChain chain, bool of_itself) {
  if (chain.links.size() == 1 && !of_itself && is_outlet(chain.links.front())) return;
  if (chain.links.size() == 2 && chain.links.front() == chain.links.back()) return;
  for (SourceChain& known : found_.source_chains) {
    if (known.links != chain.links) continue;
    if (known.spans.front().empty()) known.spans = chain.spans;
    return;
  }
  found_.source_chains.push_back(std::move(chain));
}

void run(Task& task) {
  const std::uint8_t extractor = extractor_index("sources");
  Annotations& found = task.found;
  if (task.is_english()) {
    const Context context(task.reading, task.knowledge.cues(), found);
    SourceFinder finder(context, found);
    finder.add_metadata();
    for (const Citation& citation : task.english_discourse().statements.citations) finder.add_citation(citation);
  } else {
    const auto& [context, statements] = task.discourse();
    SourceFinder finder(context, found);
    finder.add_metadata();
    for (const Citation& citation : statements.citations) finder.add_citation(citation);
    for (const Statement& statement : statements.all) {
      finder.add_statement(statement);
      finder.add_told(statement);
    }
  }
  for (std::size_t i = 0; i < found.source_chains.size(); ++i) {
    const SourceChain& chain = found.source_chains[i];
    Span whole{};
    for (const Span span : chain.spans) {
      if (span.empty()) continue;
      whole = whole.empty() ? span : Span{std::min(whole.begin, span.begin), std::max(whole.end, span.end)};
    }
    if (whole.empty()) continue;
    found.mentions.push_back(
        {whole, static_cast<std::uint32_t>(i), SubjectKind::source_chain, extractor, chain.confidence, chain.origin});
  }
}

}  // namespace

const Extractor sources_extractor{"sources", 1, "chains of cited sources, datelines and credit lines", run};

}  // namespace newsgraph::extract
