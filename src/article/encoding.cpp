#include "newsgraph/article/encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include "newsgraph/article/limits.h"
#include "newsgraph/article/script.h"
#include "newsgraph/base/utf8.h"

namespace newsgraph::article {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;
using Detector = std::unique_ptr<UCharsetDetector, CloseDetector>;

struct Guess {
  std::string name;
  std::string text;
};

/// Bytes that the detector is shown.
constexpr std::size_t detected_bytes = std::size_t{64} * 1024;

/// To UTF-8. With `strict`, nothing where a byte sequence does not exist in the encoding.
std::optional<std::string> convert(std::string_view bytes, const char* encoding, bool strict) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter from(ucnv_open(encoding, &status));
  const Converter to(ucnv_open("UTF-8", &status));
  if (U_FAILURE(status) != 0) return std::nullopt;
  if (strict) {
    ucnv_setToUCallBack(from.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }
  std::string out;
  std::array<char, 8192> buffer{};
  std::array<UChar, 4096> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();
  const char* source = bytes.data();
  const char* const source_end = source + bytes.size();
  bool first = true;
  do {
    status = U_ZERO_ERROR;
    char* target = buffer.data();
    ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, source_end, pivot.data(),
                   &pivot_source, &pivot_target, pivot.data() + pivot.size(), first ? 1 : 0, 1, &status);
    first = false;
    out.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status) != 0) return std::nullopt;
  return out;
}

/// The name of a Unicode encoding that is not UTF-8, by its byte order mark or by where its zeros are.
const char* wide_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return "UTF-16";
  const std::string_view head = bytes.substr(0, 1024);
  std::size_t even = 0;
  std::size_t odd = 0;
  for (std::size_t i = 0; i < head.size(); ++i) {
    if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
  }
  if (head.size() < 16) return nullptr;
  if (odd * 5 > head.size() && even * 20 < head.size()) return "UTF-16LE";
  if (even * 5 > head.size() && odd * 20 < head.size()) return "UTF-16BE";
  return nullptr;
}

bool is_east_asian(std::string_view encoding) {
  static constexpr std::array<std::string_view, 8> names = {"GB18030", "Big5",   "Shift_JIS",   "EUC-JP",
                                                            "EUC-KR",  "GB2312", "ISO-2022-JP", "ISO-2022-CN"};
  return std::ranges::find(names, encoding) != names.end();
}

/// Whether a conversion gave text: letters that occur in writing, few controls or private characters.
bool reads_as_text(std::string_view text) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < text.size();) {
    const utf8::Decoded c = utf8::decode(text, at);
    at += c.length;
    const char32_t p = c.code_point;
    const bool control = p < 0x20 && p != '\n' && p != '\r' && p != '\t';
    const bool odd = (p >= 0x7F && p < 0xA0) || (p >= 0xE000 && p < 0xF900) || p == 0xFFFD;
    ++(control || odd ? bad : good);
  }
  return bad * 50 <= good;
}

/// What the detector proposes and converts without a flaw; East Asian encodings before the single-byte ones, which
/// take any bytes.
std::optional<Guess> guess(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status));
  if (U_FAILURE(status) != 0) return std::nullopt;
  const std::string_view sample = bytes.substr(0, detected_bytes);
  ucsdet_enableInputFilter(detector.get(), 1);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t found = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &found, &status);
  if (U_FAILURE(status) != 0 || matches == nullptr) return std::nullopt;
  for (const bool east : {true, false}) {
    for (std::int32_t i = 0; i < found; ++i) {
      const char* name = ucsdet_getName(matches[i], &status);
      if (U_FAILURE(status) != 0 || name == nullptr || is_east_asian(name) != east) continue;
      if (std::string_view(name).starts_with("UTF-")) continue;
      std::optional<std::string> text = convert(bytes, name, true);
      if (text && reads_as_text(*text)) return Guess{name, std::move(*text)};
    }
  }
  return std::nullopt;
}

struct Soundness {
  std::size_t sequences = 0;  ///< well-formed ones of more than a byte
  std::size_t flaws = 0;      ///< ill-formed parts
};

Soundness soundness(std::string_view bytes) {
  Soundness out;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const utf8::Decoded c = utf8::decode(bytes, at);
    ++(c.code_point == utf8::replacement_character ? out.flaws : out.sequences);
    at += c.length;
  }
  return out;
}

/// Controls that no text has, NUL among them; more than a tenth of the head is a picture, not a text.
bool is_binary(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 4096);
  const auto controls = std::ranges::count_if(head, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1B;
  });
  return static_cast<std::size_t>(controls) * 10 > head.size();
}

/// Controls of C0 and C1 but line breaks, tabs and NUL: the HTML parser would make U+FFFD of them. U+0085 is a line
/// break.
void drop_controls(std::string& text) {
  const auto is_c1 = [&](std::size_t i) {
    return text[i] == '\xC2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
  };
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (is_c1(i)) {
      if (text[++i] == '\x85') text[out++] = '\n';
    } else if (byte >= 0x20 || byte == '\n' || byte == '\t' || byte == '\f') {
      text[out++] = text[i];
    }
  }
  text.resize(out);
}

void tidy_lines(std::string& text, const Locator& locator, Diagnostics& diagnostics) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  const std::size_t nul = text.find('\0');
  if (nul != std::string::npos) {
    diagnostics.push_back({Errc::encoding, "NUL bytes were left out", {locator, nul, 0, 0}, {}});
    std::erase(text, '\0');
  }
  if (text.find('\r') == std::string::npos) {
    drop_controls(text);
    return;
  }
  std::size_t out = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool pair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!pair) text[out++] = text[i] == '\r' ? '\n' : text[i];
  }
  text.resize(out);
  drop_controls(text);
}

}  // namespace

Result<std::string> text_of_bytes(std::string_view bytes, const Locator& locator, Diagnostics& diagnostics) {
  const auto told = [&](std::string message, std::uint64_t offset = 0) {
    diagnostics.push_back({Errc::encoding, std::move(message), {locator, offset, 0, 0}, {}});
  };
  if (bytes.size() > limits::document_bytes) {
    return failure(Errc::limit, "the document has " + std::to_string(bytes.size()) + " bytes", {locator, 0, 0, 0},
                   "documents of up to " + std::to_string(limits::document_bytes) + " bytes are read");
  }
  std::string text;
  const char* wide = wide_encoding(bytes);
  if (std::optional<std::string> converted = wide != nullptr ? convert(bytes, wide, false) : std::nullopt) {
    told(std::string("converted from ") + wide);
    text = std::move(*converted);
  } else if (is_binary(bytes)) {
    return failure(Errc::encoding, "not a text but binary data", {locator, 0, 0, 0});
  } else if (const std::size_t flaw = utf8::find_invalid(bytes); flaw == std::string_view::npos) {
    text = bytes;
  } else {
    const Soundness sound = soundness(bytes);
    std::optional<Guess> guessed = sound.flaws * 20 > sound.sequences ? guess(bytes) : std::nullopt;
    if (guessed) {
      told("not UTF-8; converted from " + guessed->name, flaw);
      text = std::move(guessed->text);
    } else if (sound.flaws * 4 > bytes.size()) {
      return failure(Errc::encoding, "neither UTF-8 nor any other known encoding of text", {locator, flaw, 0, 0});
    } else {
      told(std::to_string(sound.flaws) + " ill-formed parts of the UTF-8 were replaced by U+FFFD", flaw);
      text = utf8::repair(bytes);
    }
  }
  tidy_lines(text, locator, diagnostics);
  return text;
}

}  // namespace newsgraph::article
