#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "support/temporary_directory.h"

namespace newsgraph::tests {

/// A folder of small articles that grows, is edited, sorted anew and thinned out, at random but the same each time for
/// one seed. Its articles name few people and places, so that most facts about them are stated by several.
class ChangingArchive {
 public:
  explicit ChangingArchive(unsigned seed) : random_(seed) {
    for (int i = 0; i < 4; ++i) add();
  }

  std::string path() const { return folder_.path().string(); }

  /// One to four changes.
  void change() {
    for (unsigned left = 1 + below(4); left > 0; --left) change_one();
  }

 private:
  unsigned below(std::size_t limit) { return static_cast<unsigned>(random_() % limit); }

  std::string text() {
    static const std::vector<std::string> sentences{
        "据法新社巴黎12日报道，法国总统马克龙周三访问德国。",
        "德国总理默克尔说：“我们要把这份友谊写进每一次航行。”",
        "美国国务卿布林肯周四在东京会见日本首相岸田文雄。",
        "路透社援引安莎社报道，挪威外交部发言人林德在会谈后表示，两国达成协议。",
        "联合国秘书长古特雷斯呼吁双方停火。",
        "俄罗斯总统普京表示，“海洋把我们分开”。",
        "北京和上海的居民星期五举行抗议。",
        "一名官员说，选举将于下月举行。",
    };
    std::string out;
    for (unsigned left = 1 + below(3); left > 0; --left) {
      const std::string& sentence = sentences[below(sentences.size())];
      // The same words in another kind of block: another file, and perhaps the same article.
      out += below(6) == 0 ? "<blockquote>" + sentence + "</blockquote>" : "<p>" + sentence + "</p>";
    }
    if (below(4) == 0) out += "\n";
    return out;
  }
  std::string article() {
    const unsigned url = below(30);
    return "[报道" + std::to_string(url) + "](https://news.example/" + std::to_string(url) + ")\n------\n\n" + text();
  }
  std::string new_name() {
    return std::string(1, static_cast<char>('a' + below(4))) + '/' + std::to_string(below(1000)) + ".md";
  }
  std::vector<std::filesystem::path> files() const {
    std::vector<std::filesystem::path> out;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
      if (entry.is_regular_file()) out.push_back(entry.path());
    }
    std::sort(out.begin(), out.end());
    return out;
  }
  void add() { folder_.write(new_name(), article()); }

  void change_one() {
    const auto all = files();
    if (all.size() < 2) return add();
    const std::filesystem::path& one = all[below(all.size())];
    const std::string name = std::filesystem::relative(one, folder_.path()).string();
    const std::string bytes = read_file(one);
    switch (below(10)) {
      case 0:
      case 1:
        return add();
      case 2:
        folder_.write(name, article());
        return;
      case 3: {  // another version of the same URL
        folder_.write(name, bytes.substr(0, bytes.find('\n')) + "\n------\n\n" + text());
        return;
      }
      case 4: {  // the same article in other bytes
        folder_.write(new_name(), bytes + "<p></p>\n");
        return;
      }
      case 5: {  // the same bytes once more
        folder_.write(new_name(), bytes);
        return;
      }
      case 6: {
        const std::string target = folder_.write(new_name(), "");
        std::filesystem::rename(one, target);
        return;
      }
      case 7:  // no article any more
        folder_.write(name, "");
        return;
      default:
        std::filesystem::remove(one);
    }
  }

  TemporaryDirectory folder_;
  std::mt19937 random_;
};

}  // namespace newsgraph::tests
