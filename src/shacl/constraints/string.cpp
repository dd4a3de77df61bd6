#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <utility>

#include "newsgraph/base/utf8.h"
#include "newsgraph/rdf/language.h"
#include "newsgraph/regex/regex.h"
#include "newsgraph/shacl/component.h"
#include "newsgraph/shacl/evaluation.h"

// SHACL section 4.4
namespace newsgraph::shacl {

using rdf::TermId;

namespace {

std::string_view language_of(const rdf::TermTable& terms, TermId value) {
  return terms.literal_class_term(terms.literal_class(value)).language;
}

// Language tags are ASCII (BCP 47).
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool tag_before(std::string_view a, std::string_view b) {
  return std::ranges::lexicographical_compare(a, b, {}, lower, lower);
}

/// SHACL compares with str(), which blank nodes do not have.
bool has_string(const rdf::TermTable& terms, TermId value) {
  return terms.kind(value) != rdf::TermKind::blank;
}

class Length final : public ValueConstraint {
 public:
  Length(std::string_view component, std::uint64_t least, std::uint64_t most)
      : ValueConstraint(component), least_(least), most_(most) {}

  std::string explain(const Evaluation& evaluation, const Finding& finding) const override {
    if (!has_string(evaluation.terms(), finding.value)) return "is a blank node, which has no length";
    const std::size_t length = utf8::count(evaluation.terms().text(finding.value));
    const std::string has = "has " + std::to_string(length) + (length == 1 ? " character, " : " characters, ");
    return length < least_ ? has + "needs at least " + std::to_string(least_)
                           : has + "may have at most " + std::to_string(most_);
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override {
    if (!has_string(evaluation.terms(), value)) return false;
    const std::size_t length = utf8::count(evaluation.terms().text(value));
    return length >= least_ && length <= most_;
  }

 private:
  std::uint64_t least_;
  std::uint64_t most_;
};

void compile_min_length(const Component& self, ConstraintReader& reader) {
  if (const auto least = reader.count(self.parameter))
    reader.add(std::make_unique<Length>(self.name, *least, std::numeric_limits<std::uint64_t>::max()));
}

void compile_max_length(const Component& self, ConstraintReader& reader) {
  if (const auto most = reader.count(self.parameter)) reader.add(std::make_unique<Length>(self.name, 0, *most));
}

class Pattern final : public ValueConstraint {
 public:
  Pattern(std::string_view component, regex::Regex regex, std::string shown)
      : ValueConstraint(component), regex_(std::move(regex)), shown_(std::move(shown)) {}

  std::string explain(const Evaluation& evaluation, const Finding& finding) const override {
    if (!has_string(evaluation.terms(), finding.value)) return "is a blank node, which matches no pattern";
    // A text that was given up on is given up on again: what a result has to keep is not more than the value.
    if (regex_.search(evaluation.terms().text(finding.value)) == regex::MatchResult::too_hard)
      return "takes too long to match with " + shown_ + "; whether it does is not known";
    return "does not match " + shown_;
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override {
    return has_string(evaluation.terms(), value) &&
           regex_.search(evaluation.terms().text(value)) == regex::MatchResult::matched;
  }

 private:
  regex::Regex regex_;
  std::string shown_;
};

/// The text of an xsd:string, or an error.
std::optional<std::string_view> string_of(ConstraintReader& reader, std::string_view parameter, TermId value) {
  const rdf::TermView term = reader.graph().terms()[value];
  if (term.kind == rdf::TermKind::literal && term.datatype.empty() && term.language.empty()) return term.text;
  reader.fail(parameter, "is " + reader.graph().name(value) + ", must be an xsd:string");
  return std::nullopt;
}

/// Those of sh:flags, or none; nothing where they are ill-formed.
std::optional<std::string_view> flags_of(ConstraintReader& reader) {
  const auto value = reader.value("flags");
  return value ? string_of(reader, "flags", *value) : std::string_view();
}

void compile_pattern(const Component& self, ConstraintReader& reader) {
  const auto flags = flags_of(reader);
  if (!flags) return;
  for (const TermId value : reader.values(self.parameter)) {
    const auto pattern = string_of(reader, self.parameter, value);
    if (!pattern) continue;
    auto compiled = regex::Regex::of(*pattern, *flags);
    if (!compiled) {
      reader.fail(self.parameter, "is " + reader.graph().name(value) + ": " + compiled.error().message);
      continue;
    }
    for (const std::string& warning : compiled->warnings()) reader.warn(self.parameter, warning);
    std::string shown = reader.graph().name(value);
    if (!flags->empty()) shown.append(" with flags ").append(*flags);
    reader.add(std::make_unique<Pattern>(self.name, *std::move(compiled), std::move(shown)));
  }
}

class LanguageIn final : public ValueConstraint {
 public:
  LanguageIn(std::string_view component, std::vector<std::string> ranges)
      : ValueConstraint(component), ranges_(std::move(ranges)) {}

  std::string explain(const Evaluation& evaluation, const Finding& finding) const override {
    const std::string_view tag = language_of(evaluation.terms(), finding.value);
    if (tag.empty()) return "has no language, must have one of" + list();
    return "has the language " + std::string(tag) + ", which is none of" + list();
  }

 protected:
  bool holds(Evaluation& evaluation, TermId value) const override {
    const std::string_view tag = language_of(evaluation.terms(), value);
    return std::ranges::any_of(ranges_, [tag](const std::string& range) { return rdf::matches_range(tag, range); });
  }

 private:
  std::string list() const {
    std::string text;
    for (const std::string& range : ranges_) text += (text.empty() ? " " : ", ") + range;
    return text;
  }

  std::vector<std::string> ranges_;
};

void compile_language_in(const Component& self, ConstraintReader& reader) {
  const auto head = reader.value(self.parameter);
  if (!head) return;
  const auto members = reader.list(self.parameter, *head);
  if (!members) return;
  std::vector<std::string> ranges;
  for (const TermId member : *members) {
    if (const auto range = string_of(reader, self.parameter, member)) ranges.emplace_back(*range);
  }
  // One that is left out would make values violate that do not: there is no constraint, but an error.
  if (ranges.size() == members->size()) reader.add(std::make_unique<LanguageIn>(self.name, std::move(ranges)));
}

class UniqueLang final : public Constraint {
 public:
  using Constraint::Constraint;

  bool check(Evaluation& evaluation, const ValueNodes& at, Findings* out) const override {
    if (at.values.size() < 2) return true;
    const rdf::TermTable& terms = evaluation.terms();
    std::vector<rdf::LiteralClass> classes;
    for (const TermId value : at.values) {
      if (!language_of(terms, value).empty()) classes.push_back(terms.literal_class(value));
    }
    const auto tag = [&terms](rdf::LiteralClass of) { return terms.literal_class_term(of).language; };
    std::ranges::stable_sort(classes, tag_before, tag);
    bool unique = true;
    for (auto begin = classes.begin(); begin != classes.end();) {
      const auto end = std::find_if(begin, classes.end(),
                                    [&](rdf::LiteralClass other) { return !rdf::equal_tags(tag(other), tag(*begin)); });
      if (end - begin > 1) {
        unique = false;
        if (out == nullptr) return false;
        out->push_back({.focus = at.focus,
                        .shape = &at.shape,
                        .constraint = this,
                        .count = static_cast<std::uint32_t>(end - begin),
                        .language = *begin});
      }
      begin = end;
    }
    return unique;
  }

  std::string explain(const Evaluation& evaluation, const Finding& finding) const override {
    const std::string_view tag = evaluation.terms().literal_class_term(finding.language).language;
    return "language " + std::string(tag) + " is used " + std::to_string(finding.count) + " times";
  }
};

void compile_unique_lang(const Component& self, ConstraintReader& reader) {
  if (reader.flag(self.parameter)) reader.add(std::make_unique<UniqueLang>(self.name));
}

constexpr std::array<std::string_view, 1> pattern_others = {"flags"};

}  // namespace

const Component min_length_component{"minLength", {}, "MinLengthConstraintComponent", false, compile_min_length};
const Component max_length_component{"maxLength", {}, "MaxLengthConstraintComponent", false, compile_max_length};
const Component pattern_component{"pattern", pattern_others, "PatternConstraintComponent", false, compile_pattern};
const Component language_in_component{"languageIn", {}, "LanguageInConstraintComponent", false, compile_language_in};
const Component unique_lang_component{"uniqueLang", {}, "UniqueLangConstraintComponent", true, compile_unique_lang};

}  // namespace newsgraph::shacl
