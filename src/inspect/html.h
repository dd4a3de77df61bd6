#pragma once

#include <string>
#include <string_view>

namespace newsgraph::inspect {

/// As the content of an element or of a quoted attribute: & < > " ' are references, controls but tab and line break,
/// and characters that turn the direction of the text around, are U+FFFD.
std::string escaped(std::string_view text);

/// Writes HTML: markup is only what comes as markup().
class Html {
 public:
  /// As it is: from the program, never from an article.
  Html& markup(std::string_view trusted) {
    out_ += trusted;
    return *this;
  }
  Html& text(std::string_view text) {
    out_ += escaped(text);
    return *this;
  }
  /// ` name="value"`
  Html& attribute(std::string_view name, std::string_view value) {
    out_ += ' ';
    out_ += name;
    out_ += "=\"";
    out_ += escaped(value);
    out_ += '"';
    return *this;
  }
  /// ` lang="zh-Hans"`, or nothing where the language is not known.
  Html& language(std::string_view tag) { return tag.empty() || tag == "und" ? *this : attribute("lang", tag); }

  std::string take() { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace newsgraph::inspect
