#include "newsgraph/inspect/explain.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>
#include <vector>

#include "newsgraph/extract/fold.h"
#include "newsgraph/inspect/numbers.h"

namespace newsgraph::inspect {
namespace {

struct Stretch {
  bool in_headline = false;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// "12-15", "headline:0-5"
std::optional<Stretch> stretch_of(std::string_view text) {
  Stretch stretch;
  constexpr std::string_view headline = "headline:";
  if (text.starts_with(headline)) {
    stretch.in_headline = true;
    text.remove_prefix(headline.size());
  }
  const char* end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, stretch.begin);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '-') return std::nullopt;
  const auto last = std::from_chars(first.ptr + 1, end, stretch.end);
  if (last.ec != std::errc() || last.ptr != end || stretch.end <= stretch.begin) return std::nullopt;
  return stretch;
}

/// What is meant: whole things, and single occurrences of others.
struct Meant {
  std::set<std::uint32_t> things;
  std::set<std::uint32_t> occurrences;
};

class Finder {
 public:
  Finder(const Inspection& all, std::string_view what) : all_(all), what_(what), folded_(extract::fold(what)) {}

  Meant run() {
    if (const auto stretch = stretch_of(what_)) {
      overlapping(*stretch);
      return std::move(meant_);
    }
    by_identity();
    if (nothing()) by_name();
    if (nothing()) by_words();
    return std::move(meant_);
  }

 private:
  bool nothing() const { return meant_.things.empty() && meant_.occurrences.empty(); }

  void overlapping(const Stretch& stretch) {
    for (std::uint32_t i = 0; i < all_.occurrences.size(); ++i) {
      const Occurrence& one = all_.occurrences[i];
      const bool overlaps = one.begin < stretch.end && stretch.begin < one.end;
      if (one.in_headline == stretch.in_headline && overlaps) meant_.occurrences.insert(i);
    }
  }

  void by_identity() {
    for (std::uint32_t i = 0; i < all_.things.size(); ++i) {
      const Thing& thing = all_.things[i];
      if (thing.id() == what_ || thing.iri == what_ || has(thing, {"identity"})) meant_.things.insert(i);
    }
    for (std::uint32_t i = 0; i < all_.occurrences.size(); ++i) {
      if (all_.occurrences[i].iri == what_) meant_.occurrences.insert(i);
    }
  }

  void by_name() {
    for (std::uint32_t i = 0; i < all_.things.size(); ++i) {
      if (all_.things[i].kind == ThingKind::entity && has(all_.things[i], {"names", "other forms"}))
        meant_.things.insert(i);
    }
  }

  /// Mentions that are exactly these words, else those that hold them.
  void by_words() {
    for (const bool whole : {true, false}) {
      for (std::uint32_t i = 0; i < all_.occurrences.size(); ++i) {
        const std::u32string words = extract::fold(all_.occurrences[i].span.of(all_.article->text));
        if (whole ? words == folded_ : words.find(folded_) != std::u32string::npos) meant_.occurrences.insert(i);
      }
      if (!nothing()) return;
    }
  }

  /// Whether a fact of one of these labels has this value; ids stand behind the name of who gave them.
  bool has(const Thing& thing, std::initializer_list<std::string_view> labels) const {
    return std::ranges::any_of(thing.facts, [&](const Fact& fact) {
      if (std::ranges::find(labels, fact.label) == labels.end()) return false;
      return std::ranges::any_of(fact.values, [&](const Value& value) {
        const std::string_view text = value.text;
        return text.ends_with(": " + std::string(what_)) || extract::fold(text) == folded_;
      });
    });
  }

  const Inspection& all_;
  std::string_view what_;
  std::u32string folded_;
  Meant meant_;
};

void add_reason(const Reason& reason, std::string& out) {
  out += "    rule: " + std::string(reason.rule) + '\n';
  for (const Row& row : reason.rows) out += "    " + row.place + "\n        " + row.text + '\n';
}

void add_thing(const Thing& thing, std::string& out) {
  out += thing.id() + "  " + thing.note + "  " + thing.title + '\n';
  out += "    " + thing.iri + '\n';
  for (const Fact& fact : thing.facts) {
    if (fact.label == "identity") out += "    identity: " + fact.values.front().text + '\n';
  }
  add_reason(thing.reason, out);
}

void add_occurrence(const Inspection& all, const Occurrence& one, std::string& out) {
  out += std::string("  ") + (one.in_headline ? "headline:" : "") + std::to_string(one.begin) + '-' +
         std::to_string(one.end) + "  " + std::string(one.span.of(all.article->text)) + "  (" +
         hundredths(one.confidence) + ", " + one.agent + ")\n";
  add_reason(one.reason, out);
}

}  // namespace

std::string explain(const Inspection& inspection, std::string_view what) {
  const Meant meant = Finder(inspection, what).run();
  std::string out;
  for (std::uint32_t i = 0; i < inspection.things.size(); ++i) {
    const Thing& thing = inspection.things[i];
    const bool whole = meant.things.contains(i);
    std::vector<std::uint32_t> occurrences;
    for (const std::uint32_t index : thing.occurrences) {
      if (whole || meant.occurrences.contains(index)) occurrences.push_back(index);
    }
    if (!whole && occurrences.empty()) continue;
    add_thing(thing, out);
    for (const std::uint32_t index : occurrences) add_occurrence(inspection, inspection.occurrences[index], out);
  }
  return out;
}

}  // namespace newsgraph::inspect
