#include <algorithm>
#include <optional>
#include <tuple>

#include "newsgraph/extract/english/discourse.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/quotation_rules.h"
#include "newsgraph/extract/task.h"
#include "newsgraph/extract/unnamed_speakers.h"

namespace newsgraph::extract {
namespace {

class Writer {
 public:
  Writer(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions, Annotations& found,
         const english::Outline* outline = nullptr)
      : reading_(reading), cues_(cues), mentions_(mentions), found_(found), outline_(outline) {}

  void add(const DirectQuotation& direct) {
    Quotation out;
    out.form = QuoteForm::direct;
    std::vector<Chars> parts;
    for (const std::uint32_t pair : direct.pairs) parts.push_back(reading_.marked_pairs()[pair].inner);
    if (direct.by != nullptr) describe(*direct.by, out);
    if (direct.by == nullptr && !direct.speaker.at.empty()) out.speaker_span = reading_.span(direct.speaker.at);
    out.speaker = direct.who;
    out.confidence = direct.confidence;
    out.origin.rule = direct.rule;
    add(std::move(out), parts, direct.by != nullptr ? direct.by->speaker : direct.speaker);
  }

  void add(const IndirectQuotation& indirect) {
    Quotation out;
    out.form = QuoteForm::indirect;
    describe(*indirect.by, out);
    out.speaker = indirect.who;
    out.confidence = indirect.confidence;
    out.origin.rule =
        indirect.by->marked ? "clause behind a word of saying and a mark" : "clause behind a word of saying";
    add(std::move(out), indirect.parts, indirect.by->speaker);
  }

  void add(const english::DirectSpeech& direct) {
    Quotation out;
    out.form = QuoteForm::direct;
    std::vector<Chars> parts;
    for (const std::uint32_t pair : direct.pairs) parts.push_back(reading_.marked_pairs()[pair].inner);
    if (direct.by != nullptr) describe(*direct.by, out);
    if (out.speaker_span.empty() && !direct.speaker.at.empty()) out.speaker_span = reading_.span(direct.speaker.at);
    out.speaker = direct.who;
    out.confidence = direct.confidence;
    out.origin.rule =
        direct.by != nullptr ? "English words in marks beside a verb of saying" : "English words in marks";
    add(std::move(out), parts, direct.by != nullptr ? direct.by->speaker : direct.speaker);
  }

  /// A statement with a clause that it reports.
  void add(const english::Statement& statement) {
    if (statement.content.empty()) return;
    Quotation out;
    out.form = QuoteForm::indirect;
    describe(statement, out);
    out.speaker = statement.who;
    out.confidence = statement.speaker.kind == SpeakerKind::named ? 0.85F : 0.7F;
    out.origin.rule =
        statement.verb != nullptr ? "English clause beside a verb of saying" : "English clause with its source";
    add(std::move(out), within_reason(statement.content), statement.speaker);
  }

  /// Puts them into the annotations in text order, with their mentions.
  void finish(std::uint8_t extractor) {
    std::ranges::stable_sort(all_, {}, [](const Said& said) {
      const Quotation& q = said.quotation;
      return std::tuple(q.parts.front().begin, ~q.parts.back().end, q.form);
    });
    UnnamedSpeakers unnamed(reading_, found_);
    std::uint32_t spoken_to = 0;
    for (auto& [quotation, speaker] : all_) {
      const bool nested = quotation.parts.front().begin < spoken_to;
      if (quotation.speaker != EntityIndex::none)
        unnamed.named(nested);
      else
        quotation.speaker = without_name(unnamed, speaker, nested);
      if (quotation.form == QuoteForm::direct) spoken_to = std::max(spoken_to, quotation.parts.back().end);
      for (const Span part : quotation.parts) {
        found_.mentions.push_back({part, static_cast<std::uint32_t>(found_.quotations.size()), SubjectKind::quotation,
                                   extractor, quotation.confidence, quotation.origin});
      }
      found_.quotations.push_back(std::move(quotation));
    }
  }

 private:
  /// A page without full stops costs linear space.
  static std::vector<Chars> within_reason(std::vector<Chars> parts) {
    constexpr std::uint32_t longest = 4000;
    for (Chars& part : parts) part.end = std::min(part.end, part.begin + longest);
    return parts;
  }

  void describe(const Statement& by, Quotation& out) {
    if (!by.speaker.at.empty()) out.speaker_span = reading_.span(by.speaker.at);
    if (!by.cue.empty()) out.cue = reading_.span(by.cue);
    address(by.audience, by.audience_at, out);
    out.origin.add(by.row());
    out.occasion = occasion(by.occasion.at, by.occasion.head, by.occasion.row);
  }

  void describe(const english::Statement& by, Quotation& out) {
    if (by.verb != nullptr) out.origin.add(by.verb->row);
    if (!by.speaker.at.empty()) out.speaker_span = reading_.span(by.speaker.at);
    out.cue = reading_.span(outline_->chars(by.piece, by.piece_end));
    address(by.audience, outline_->chars(by.told.begin, by.told.end), out);
    const auto chars = [&](english::Subjects::Phrase phrase) { return outline_->chars(phrase.begin, phrase.end); };
    out.occasion = occasion(chars(by.occasion.name), chars(by.occasion.head), RowId::none);
  }

  void address(EntityIndex audience, Chars at, Quotation& out) const {
    out.audience = audience;
    if (!at.empty()) out.audience_span = reading_.span(at);
  }

  /// What is called by the same words in one article is one occasion.
  OccasionIndex occasion(Chars at, Chars head, RowId row) {
    if (at.empty()) return OccasionIndex::none;
    const auto same = std::ranges::find_if(found_.occasions, [&](const Occasion& other) {
      return reading_.text(reading_.chars(other.span)) == reading_.text(at);
    });
    if (same != found_.occasions.end()) return static_cast<OccasionIndex>(same - found_.occasions.begin());
    Occasion out{.span = reading_.span(at), .head = reading_.span(head)};
    out.origin.rule = "words for when something is said";
    out.origin.add(row);
    found_.occasions.push_back(out);
    return static_cast<OccasionIndex>(found_.occasions.size() - 1);
  }

  struct Said {
    Quotation quotation;
    Speaker speaker;
  };

  /// An entity for somebody whom only words describe, where they describe somebody.
  EntityIndex without_name(UnnamedSpeakers& unnamed, Speaker speaker, bool nested) const {
    std::optional<EntityType> type = EntityType::person;
    if (speaker.kind == SpeakerKind::role) {
      if (outline_ == nullptr) speaker.at = description_in(reading_, cues_, speaker.at);
      type = outline_ != nullptr ? english::type_of_description(outline_->text(), speaker.at)
                                 : std::optional(type_of_description(reading_.text(speaker.at)));
    }
    return type ? unnamed.of(speaker, *type, nested) : EntityIndex::none;
  }

  void add(Quotation out, const std::vector<Chars>& parts, const Speaker& speaker) {
    if (out.audience == out.speaker) out.audience = EntityIndex::none;
    for (const Chars part : parts) {
      if (part.empty()) continue;
      out.parts.push_back(reading_.span(part));
      for (const auto& item : mentions_.in(part)) {
        if (std::ranges::find(out.about, item.entity) == out.about.end()) out.about.push_back(item.entity);
      }
    }
    if (!out.parts.empty()) all_.push_back({std::move(out), speaker});
  }

  const Reading& reading_;
  const CueLexicon& cues_;
  const MentionIndex& mentions_;
  Annotations& found_;
  const english::Outline* outline_;  ///< of an English article
  std::vector<Said> all_;
};

void run_english(Task& task) {
  const english::Discourse& discourse = task.english_discourse();
  Writer writer(task.reading, task.knowledge.cues(), discourse.mentions, task.found, &discourse.outline);
  for (const english::DirectSpeech& speech : discourse.direct) writer.add(speech);
  for (const english::Statement& statement : discourse.statements.all) {
    const bool named = statement.speaker.kind != SpeakerKind::none && statement.speaker.kind != SpeakerKind::phrase;
    if (named) writer.add(statement);
  }
  writer.finish(extractor_index("quotations"));
}

void run(Task& task) {
  if (task.is_english()) return run_english(task);
  const auto& [context, statements] = task.discourse();
  const std::vector<DirectQuotation> direct = find_direct(context, statements);
  const std::vector<IndirectQuotation> indirect = find_indirect(context, statements, direct);
  Writer writer(context.reading, context.cues, context.mentions, task.found);
  for (const DirectQuotation& quotation : direct) writer.add(quotation);
  for (const IndirectQuotation& quotation : indirect) writer.add(quotation);
  writer.finish(extractor_index("quotations"));
}

}  // namespace

const Extractor quotations_extractor{"quotations", 1, "direct and indirect quotations with their speakers", run};

}  // namespace newsgraph::extract
