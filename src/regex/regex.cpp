#include "newsgraph/regex/regex.h"

#include <array>
#include <cstddef>
#include <new>

#include "newsgraph/regex/translation.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

namespace newsgraph::regex {

namespace {

// Generous for patterns of people, and some tens of milliseconds for those that would never end.
constexpr std::uint32_t match_limit = 1000000;
constexpr std::uint32_t depth_limit = 1000000;
constexpr std::uint32_t heap_limit_kib = 64 * 1024;
constexpr std::size_t jit_stack_start = std::size_t{32} * 1024;
constexpr std::size_t jit_stack_most = std::size_t{8} * 1024 * 1024;

template <auto release>
struct With {
  template <class T>
  void operator()(T* pointer) const {
    release(pointer);
  }
};

using CompileContext = std::unique_ptr<pcre2_compile_context, With<pcre2_compile_context_free>>;
using MatchContext = std::unique_ptr<pcre2_match_context, With<pcre2_match_context_free>>;
using MatchData = std::unique_ptr<pcre2_match_data, With<pcre2_match_data_free>>;
using JitStack = std::unique_ptr<pcre2_jit_stack, With<pcre2_jit_stack_free>>;

/// What a match works with: one for each thread, for all its expressions. Where the groups are is never asked, so room
/// for one pair of offsets does.
struct Workspace {
  MatchContext context{pcre2_match_context_create(nullptr)};
  MatchData data{pcre2_match_data_create(1, nullptr)};
  JitStack stack{pcre2_jit_stack_create(jit_stack_start, jit_stack_most, nullptr)};

  Workspace() {
    if (!context || !data) throw std::bad_alloc();
    pcre2_set_match_limit(context.get(), match_limit);
    pcre2_set_depth_limit(context.get(), depth_limit);
    pcre2_set_heap_limit(context.get(), heap_limit_kib);
    // Without a stack of its own the compiled code uses 32 KiB of the thread's.
    pcre2_jit_stack_assign(context.get(), nullptr, stack.get());
  }
};

std::uint32_t options_of(const RegexFlags& flags) {
  // A group that took no part in the match is empty to a back-reference, says XPath.
  std::uint32_t options =
      PCRE2_UTF | PCRE2_UCP | PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C;
  if (flags.dot_all) options |= PCRE2_DOTALL;
  if (flags.multiline) options |= PCRE2_MULTILINE;
  if (flags.caseless) options |= PCRE2_CASELESS;
  return options;
}

/// What PCRE2 alone finds: expressions that are too large, look-behind without a fixed length.
Error compile_error(int code, std::size_t offset, const RegexTranslation& translation) {
  std::array<PCRE2_UCHAR, 256> text{};
  pcre2_get_error_message(code, text.data(), text.size());
  std::size_t position = 1;
  for (const auto& place : translation.places) {
    if (place.offset > offset) break;
    position = place.position;
  }
  return regex_error(position, reinterpret_cast<const char*>(text.data()));
}

PCRE2_SPTR bytes_of(std::string_view text) {
  return reinterpret_cast<PCRE2_SPTR>(text.data());
}

}  // namespace

void Regex::Release::operator()(pcre2_real_code_8* code) const {
  pcre2_code_free(code);
}

Result<Regex> Regex::of(std::string_view pattern, std::string_view flags) {
  const auto read_flags = regex_flags(flags);
  if (!read_flags) return tl::make_unexpected(read_flags.error());
  auto translation = translate_regex(pattern, *read_flags);
  if (!translation) return tl::make_unexpected(translation.error());

  const CompileContext context(pcre2_compile_context_create(nullptr));
  if (!context) throw std::bad_alloc();
  // What begins a line is the same wherever the library was built.
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  int code = 0;
  std::size_t offset = 0;
  Code compiled(pcre2_compile(bytes_of(translation->pattern), translation->pattern.size(), options_of(*read_flags),
                              &code, &offset, context.get()));
  if (!compiled) return tl::make_unexpected(compile_error(code, offset, *translation));
  // Where there is no compiler to machine code, the interpreter gives the same answers.
  (void)pcre2_jit_compile(compiled.get(), PCRE2_JIT_COMPLETE);
  return Regex(std::move(compiled), std::move(translation->warnings));
}

MatchResult Regex::search(std::string_view text) const {
  thread_local const Workspace workspace;
  const int groups = pcre2_match(code_.get(), bytes_of(text), text.size(), 0, PCRE2_NO_UTF_CHECK, workspace.data.get(),
                                 workspace.context.get());
  if (groups >= 0) return MatchResult::matched;  // 0: more groups than there was room for
  return groups == PCRE2_ERROR_NOMATCH ? MatchResult::not_matched : MatchResult::too_hard;
}

namespace {

/// Text, and groups between: group -1 is text alone.
struct ReplacementPart {
  std::string text;
  int group = -1;  ///< behind the text
};

std::optional<std::vector<ReplacementPart>> replacement_parts(std::string_view replacement, int groups) {
  std::vector<ReplacementPart> parts(1);
  const auto digit = [&](std::size_t at) {
    return at < replacement.size() && replacement[at] >= '0' && replacement[at] <= '9' ? replacement[at] - '0' : -1;
  };
  for (std::size_t i = 0; i < replacement.size(); ++i) {
    const char c = replacement[i];
    if (c == '\\') {
      if (++i == replacement.size() || (replacement[i] != '\\' && replacement[i] != '$')) return std::nullopt;
      parts.back().text += replacement[i];
    } else if (c == '$') {
      int group = digit(++i);
      if (group < 0) return std::nullopt;
      // As many digits as name a group that there is.
      while (digit(i + 1) >= 0 && group * 10 + digit(i + 1) <= groups) group = group * 10 + digit(++i);
      parts.back().group = group;
      parts.emplace_back();
    } else {
      parts.back().text += c;
    }
  }
  return parts;
}

}  // namespace

std::optional<std::string> Regex::replace(std::string_view text, std::string_view replacement) const {
  thread_local const Workspace workspace;
  std::uint32_t groups = 0;
  pcre2_pattern_info(code_.get(), PCRE2_INFO_CAPTURECOUNT, &groups);
  const auto parts = replacement_parts(replacement, static_cast<int>(groups));
  const MatchData data(pcre2_match_data_create_from_pattern(code_.get(), nullptr));
  if (!data) throw std::bad_alloc();
  if (!parts || search({}) != MatchResult::not_matched) return std::nullopt;
  std::string out;
  for (std::size_t at = 0;;) {
    const int found = pcre2_match(code_.get(), bytes_of(text), text.size(), at, PCRE2_NO_UTF_CHECK, data.get(),
                                  workspace.context.get());
    if (found == PCRE2_ERROR_NOMATCH) return out.append(text.substr(at));
    if (found < 0) return std::nullopt;
    const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(data.get());
    if (ends[1] == ends[0]) return std::nullopt;
    out += text.substr(at, ends[0] - at);
    for (const ReplacementPart& part : *parts) {
      out += part.text;
      const auto group = static_cast<std::size_t>(part.group);
      if (part.group < 0 || part.group >= found || ends[2 * group] == PCRE2_UNSET) continue;
      out += text.substr(ends[2 * group], ends[2 * group + 1] - ends[2 * group]);
    }
    at = ends[1];
  }
}

}  // namespace newsgraph::regex
