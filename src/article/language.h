#pragma once

#include <string>
#include <string_view>

namespace newsgraph::article {

/// The language of a text by its characters (and, among languages of Latin letters, by its commonest words), as a BCP
/// 47 tag: "zh-Hans", "zh-Hant", "zh" where no character tells the script, "ja", "ko", "en", "fr", ... and "und" for a
/// text without letters or of an unknown language. Looks at no more than the first 64 KiB. Deterministic.
std::string detect_language(std::string_view text);

/// Of an article: the same, but one with a Chinese headline is Chinese even where most letters of its text are Latin,
/// as long as a good part of it is not.
std::string detect_language(std::string_view headline, std::string_view text);

}  // namespace newsgraph::article
