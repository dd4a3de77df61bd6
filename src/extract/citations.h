#pragma once

#include <optional>
#include <vector>

#include "newsgraph/extract/speakers.h"

namespace newsgraph::extract {

/// One link of a citation: a named source, or the words for one without a name (港媒, 消息人士).
struct CitedSource {
  EntityIndex entity = EntityIndex::none;
  Chars at;
  EntityType type = EntityType::organization;  ///< of an unnamed one
};

/// 据A援引B报道: who cites whom, and where what they say begins.
struct Citation {
  Chars at;                         ///< the whole phrase
  std::vector<CitedSource> links;   ///< from the one that the article cites to the original
  std::vector<CitedSource> beside;  ///< 据A、B报道: others that the article cites for the same
  RowId row = RowId::none;          ///< of the citing word
  Chars cue;  ///< the word that opens what is reported; empty where nothing is (援引了这一报道)
};

/// 据…报道 at a place where a word like 据 stands; nothing where no source is named. `phrase_end` is set to the end of
/// the phrase even then, so that 据报道 is not read as a word of saying.
std::optional<Citation> according_to(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions,
                                     const SpeakerFinder& speakers, Chars word, Chars clause,
                                     std::uint32_t& phrase_end);

/// A援引B的话称, A援引这一报道, at a word like 援引; `subject` is who does so (see SpeakerFinder), `original` the
/// source that was cited last, for 这一报道.
std::optional<Citation> citing(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions,
                               const SpeakerFinder& speakers, Chars word, Chars clause, const CitedSource& subject,
                               EntityIndex original);

/// The link that a speaker makes: entity or unnamed noun; `at` is empty where it is no source at all.
CitedSource cited(const Reading& reading, const CueLexicon& cues, const MentionIndex& mentions, const Speaker& speaker);

/// True for media by class or by the end of the name: 通讯社, 日报, 电视台, 媒体.
bool is_media(const Reading& reading, const Annotations& found, const CitedSource& source);

}  // namespace newsgraph::extract
