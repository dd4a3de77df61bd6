#include <algorithm>
#include <tuple>

#include "newsgraph/extract/english/discourse.h"
#include "newsgraph/extract/extractor.h"
#include "newsgraph/extract/quotation_rules.h"
#include "newsgraph/extract/task.h"

namespace newsgraph::extract {
namespace {

class Writer {
 public:
  Writer(const Reading& reading, const MentionIndex& mentions, Annotations& found)
      : reading_(reading), mentions_(mentions), found_(found) {}

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
    add(std::move(out), parts);
  }

  void add(const IndirectQuotation& indirect) {
    Quotation out;
    out.form = QuoteForm::indirect;
    describe(*indirect.by, out);
    out.speaker = indirect.who;
    out.confidence = indirect.confidence;
    out.origin.rule =
        indirect.by->marked ? "clause behind a word of saying and a mark" : "clause behind a word of saying";
    add(std::move(out), indirect.parts);
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
    out.origin.rule = direct.by != nullptr ? "marks beside a word of saying" : "marks around a sentence";
    add(std::move(out), parts);
  }

  /// A statement with a clause that it reports.
  void add(const english::Statement& statement, const english::Outline& outline) {
    if (statement.content.empty()) return;
    Quotation out;
    out.form = QuoteForm::indirect;
    describe(statement, out);
    out.cue = reading_.span(outline.chars(statement.piece, statement.piece_end));
    out.origin.rule = statement.verb != nullptr ? "clause beside a word of saying" : "clause beside words that cite";
    out.speaker = statement.who;
    out.confidence = statement.speaker.kind == SpeakerKind::named ? 0.85F : 0.7F;
    add(std::move(out), statement.content);
  }

  /// Puts them into the annotations in text order, with their mentions.
  void finish(std::uint8_t extractor) {
    std::ranges::stable_sort(
        all_, {}, [](const Quotation& q) { return std::tuple(q.parts.front().begin, ~q.parts.back().end, q.form); });
    for (Quotation& quotation : all_) {
      for (const Span part : quotation.parts) {
        found_.mentions.push_back({part, static_cast<std::uint32_t>(found_.quotations.size()), SubjectKind::quotation,
                                   extractor, quotation.confidence, quotation.origin});
      }
      found_.quotations.push_back(std::move(quotation));
    }
  }

 private:
  void describe(const Statement& by, Quotation& out) const {
    if (!by.speaker.at.empty()) out.speaker_span = reading_.span(by.speaker.at);
    if (!by.cue.empty()) out.cue = reading_.span(by.cue);
    out.audience = by.audience;
    out.origin.add(by.row());
  }

  void describe(const english::Statement& by, Quotation& out) const {
    if (!by.speaker.at.empty()) out.speaker_span = reading_.span(by.speaker.at);
    out.audience = by.audience;
    if (by.verb != nullptr) out.origin.add(by.verb->row);
  }

  void add(Quotation out, const std::vector<Chars>& parts) {
    for (const Chars part : parts) {
      if (part.empty()) continue;
      out.parts.push_back(reading_.span(part));
      for (const auto& item : mentions_.in(part)) {
        if (std::ranges::find(out.about, item.entity) == out.about.end()) out.about.push_back(item.entity);
      }
    }
    if (!out.parts.empty()) all_.push_back(std::move(out));
  }

  const Reading& reading_;
  const MentionIndex& mentions_;
  Annotations& found_;
  std::vector<Quotation> all_;
};

void run_english(Task& task) {
  const english::Discourse& discourse = task.english_discourse();
  Writer writer(task.reading, discourse.mentions, task.found);
  for (const english::DirectSpeech& speech : discourse.direct) writer.add(speech);
  for (const english::Statement& statement : discourse.statements.all) {
    const bool named = statement.speaker.kind != SpeakerKind::none && statement.speaker.kind != SpeakerKind::phrase;
    if (named) writer.add(statement, discourse.outline);
  }
  writer.finish(extractor_index("quotations"));
}

void run(Task& task) {
  if (task.is_english()) return run_english(task);
  const auto& [context, statements] = task.discourse();
  const std::vector<DirectQuotation> direct = find_direct(context, statements);
  const std::vector<IndirectQuotation> indirect = find_indirect(context, statements, direct);
  Writer writer(context.reading, context.mentions, task.found);
  for (const DirectQuotation& quotation : direct) writer.add(quotation);
  for (const IndirectQuotation& quotation : indirect) writer.add(quotation);
  writer.finish(extractor_index("quotations"));
}

}  // namespace

const Extractor quotations_extractor{"quotations", 1, "direct and indirect quotations with their speakers", run};

}  // namespace newsgraph::extract
