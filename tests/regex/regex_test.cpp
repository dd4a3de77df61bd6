#include "newsgraph/regex/regex.h"

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace newsgraph;
using namespace newsgraph::regex;

namespace {

struct Search {
  std::string_view pattern;
  std::string_view flags;
  std::string_view text;
  bool matches;
};

void check_all(const std::vector<Search>& searches) {
  for (const Search& search : searches) {
    CAPTURE(search.pattern, search.flags, search.text);
    const auto regex = Regex::of(search.pattern, search.flags);
    if (!regex) FAIL_CHECK(regex.error().message);
    if (!regex) continue;
    CHECK(regex->search(search.text) == (search.matches ? MatchResult::matched : MatchResult::not_matched));
  }
}

/// As check_all, and all of it is of XPath.
void check_all_plain(const std::vector<Search>& searches) {
  check_all(searches);
  for (const Search& search : searches) {
    const auto regex = Regex::of(search.pattern, search.flags);
    CAPTURE(search.pattern);
    if (regex) CHECK(regex->warnings().empty());
  }
}

struct Refused {
  std::string_view pattern;
  std::size_t position;
};

void check_refused(const std::vector<Refused>& patterns) {
  for (const Refused& refused : patterns) {
    CAPTURE(refused.pattern);
    const auto regex = Regex::of(refused.pattern, "");
    if (regex) FAIL_CHECK("is taken");
    if (regex) continue;
    const std::string place = "regular expression, character " + std::to_string(refused.position) + ": ";
    CHECK(regex.error().code == Errc::syntax);
    CHECK_THAT(regex.error().message, Catch::StartsWith(place));
  }
}

}  // namespace

TEST_CASE("a regular expression is searched for, and anchors bind it to the ends of the text") {
  check_all_plain({
      {"b", "", "abc", true},
      {"", "", "", true},
      {"", "", "abc", true},
      {"^b", "", "abc", false},
      {"^a.c$", "", "abc", true},
      {"^abc$", "", "abc\n", false},  // $ is the very end
      {"abc$", "", "x\nabc", true},
      {"^abc", "", "x\nabc", false},
      {"a|b|", "", "zzz", true},
      {"^(a|b)$", "", "b", true},
      {"^*a$+", "", "ba", true},
      {"^(?:ab){2}$", "", "abab", true},
  });
}

TEST_CASE("the flags of XPath") {
  check_all_plain({
      {"a.b", "", "a\nb", false},         {"a.b", "", "a\rb", false},          {"a.b", "s", "a\nb", true},
      {"a.b", "s", "a\rb", true},         {"^b$", "", "a\nb\nc", false},       {"^b$", "m", "a\nb\nc", true},
      {"^b$", "m", "a\r\nb\r\nc", false},  // lines end with \n alone
      {"c\n^", "m", "c\n", false},         // no line begins after the last \n
      {"STRASSE", "i", "strasse", true},  {"\xC3\x84", "i", "\xC3\xA4", true}, {"[A-Z]", "i", "q", true},
      {"[^Q]", "i", "q", false},          {"^[A-Z-[IO]]$", "i", "i", false},   {"^[A-Z-[IO]]$", "i", "a", true},
      {" a b\t#c ", "x", "ab#c", true},   {"a[ ]b", "x", "a b", true},         {"a[ ]b", "x", "ab", false},
      {"a\\ nb", "x", "a\nb", true},  // white space goes first, escapes are read after that
      {"[a-[ ]] b", "x", "ab", true},     {"a.b*(", "q", "xa.b*(y", true},     {"a.b", "q", "acb", false},
      {"A.B", "qi", "a.b", true},         {"a b", "qx", "a b", true},          {"^b", "qm", "b", false},
  });
}

TEST_CASE("flag i makes no difference to escapes for several characters") {
  check_all_plain({
      {"\\p{Lu}", "i", "a", false},
      {"[\\p{Lu}]", "i", "a", false},
      {"[x\\p{Lu}]", "i", "a", false},
      {"[x\\p{Lu}]", "i", "X", true},
      {"[^x\\p{Lu}]", "i", "a", true},
      {"[^x\\p{Lu}]", "i", "X", false},
      {"[^x\\p{Lu}]", "i", "A", false},
      {"\\p{IsBasicLatin}", "i", "\xE2\x84\xAA", false},  // the Kelvin sign, whose lower case is k
      {"k", "i", "\xE2\x84\xAA", true},
  });
}

TEST_CASE("escapes for several characters") {
  check_all_plain({
      {"^\\d$", "", "7", true},
      {"^\\d$", "", "\xD9\xA3", true},   // Arabic-Indic three
      {"^\\d$", "", "\xC2\xB2", false},  // superscript two is of category No
      {"^\\D$", "", "\xC2\xB2", true},
      {"^\\w$", "", "_", false},  // punctuation
      {"^\\w$", "", "+", true},   // a symbol
      {"^\\w$", "", "\xC3\xA9", true},
      {"^\\W$", "", "_", true},
      {"^\\W$", "", "\xC2\xAD", true},  // soft hyphen, of category Cf
      {"^[\\w_]$", "", "_", true},
      {"^[^\\W]$", "", "a", true},
      {"^\\s{4}$", "", " \t\n\r", true},
      {"\\s", "", "\f\v\xC2\xA0", false},
      {"^\\S$", "", "\xC2\xA0", true},
      {"^[\\S]$", "", "\t", false},
      {"^\\i\\c*$", "", "xml:lang", true},
      {"^\\i\\c*$", "", "_1.2-\xC2\xB7", true},
      {"^\\i\\c*$", "", "1a", false},
      {"^\\I$", "", "\xC3\x97", true},  // the multiplication sign
      {"^\\C$", "", " ", true},
      {"^[\\I]\\C?$", "", "a", false},
  });
}

TEST_CASE("categories and blocks") {
  check_all_plain({
      {"^\\p{L}+$", "", "a\xC3\x9F\xE4\xB8\xAD", true},
      {"^\\p{Lu}$", "", "\xC3\x84", true},
      {"^\\P{Lu}$", "", "\xC3\x84", false},
      {"^\\p{Sc}$", "", "\xE2\x82\xAC", true},
      {"^\\p{Cn}$", "", "\xCD\xB8", true},
      {"^\\p{IsBasicLatin}+$", "", "a~", true},
      {"^\\p{IsBasicLatin}+$", "", "a\xC3\xA9", false},
      {"^\\P{IsBasicLatin}$", "", "\xC3\xA9", true},
      {"^\\p{IsGreek}$", "", "\xCE\xB1", true},
      {"^\\p{IsGreekandCoptic}$", "", "\xCE\xB1", true},
      {"^\\p{IsLatin-1Supplement}$", "", "\xC3\xA9", true},
      {"^[\\p{IsCyrillic}x]+$", "", "x\xD0\x96", true},
      {"^[^\\p{IsCyrillic}]$", "", "\xD0\x96", false},
      {"^\\p{IsPrivateUse}$", "", "\xEE\x80\x80", true},
      {"^\\P{IsPrivateUseArea}$", "", "\xED\x9F\xBB", true},
      {"^\\P{IsSupplementaryPrivateUseArea-B}$", "", "\xF4\x8F\xBF\xBF", false},
  });
}

TEST_CASE("classes in brackets") {
  check_all_plain({
      {"^[a-z-[aeiou]]+$", "", "xyz", true},
      {"^[a-z-[aeiou]]+$", "", "xaz", false},
      {"^[^0-9-[a-f]]$", "", "a", false},
      {"^[^0-9-[a-f]]$", "", "g", true},
      {"^[\\w-[\\d_-[5]]]$", "", "5", true},
      {"^[\\w-[\\d_-[5]]]$", "", "6", false},
      {"^[a--[b]]$", "", "-", true},
      {"[-a]", "", "-", true},
      {"[a-]", "", "-", true},
      {"[^-]", "", "-", false},
      {"[+\\--/]", "", ".", true},
      {"[a^]", "", "^", true},
      {"[.$*(|{]", "", "x", false},
      {"[.$*(|{]", "", "$", true},
      {"[:alpha:]", "", ":", true},  // no POSIX: characters
      {R"([\[\]\\])", "", "\\", true},
      {"[&\xC3\xA0-\xC3\xBF]", "", "\xC3\xA9", true},
      {"[\t\n]", "", "\n", true},
  });
}

TEST_CASE("quantifiers and back-references") {
  check_all_plain({
      {"^a{2}$", "", "aa", true},
      {"^a{2}$", "", "aaa", false},
      {"^a{2,}$", "", "aaa", true},
      {"^a{2,3}$", "", "aaaa", false},
      {"^a{0,1}b??c*?d+?$", "", "abd", true},
      {"^(a+?)(a*)b\\1c\\2$", "", "aaabacaa", true},
      {"^(['\"]).*\\1$", "", "'x'", true},
      {"^(['\"]).*\\1$", "", "'x\"", false},
      {"^(a)?b\\1$", "", "b", true},   // a group that took no part is empty
      {"^(a)\\10$", "", "aa0", true},  // there is no tenth group
      {"^(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10$", "", "abcdefghijj", true},
      {"^(A)\\1$", "i", "aA", true},
  });
}

TEST_CASE("escapes for one character") {
  check_all_plain({
      {R"(^\^\$\.\*\+\?\(\)\[\]\{\}\|\\\-$)", "", "^$.*+?()[]{}|\\-", true},
      {R"(^\n\r\t$)", "", "\n\r\t", true},
      {"^#~ /=<>!'\"$", "", "#~ /=<>!'\"", true},
      {std::string_view("\0", 1), "", std::string_view("a\0b", 3), true},
  });
}

TEST_CASE("what other engines know and XPath does not is taken where it is plain, with a warning") {
  check_all({
      {"^(?=.*\\d)(?!.*x).+$", "", "a1", true},
      {"^(?=.*\\d)(?!.*x).+$", "", "a1x", false},
      {"(?<=a)b", "", "ab", true},
      {"(?<!a)b", "", "ab", false},
      {"\\bcat\\b", "", "a cat.", true},
      {"\\bcat\\b", "", "cats", false},
      {"\\Bs\\b+", "", "cats", true},
      {"^https?:\\/\\/", "", "http://x", true},
      {R"(^\"\@\_[\:\w-.]$)", "", "\"@_-", true},
      {"^}]$", "", "}]", true},
  });
  const auto warnings = [](std::string_view pattern) { return Regex::of(pattern, "").value().warnings(); };
  CHECK(warnings("a\\/b") == std::vector<std::string>{"at character 2: \\/ is not of XPath; / is the character"});
  CHECK(warnings("(?<!a)b\\b").size() == 2);
  CHECK(warnings("[\\w-.]") ==
        std::vector<std::string>{"at character 4: this hyphen stands for itself; \\- would say so"});
}

TEST_CASE("what is no regular expression of XPath is refused with its place") {
  check_refused({{"a(b", 2},      {"ab)", 3},
                 {"*a", 1},       {"a**", 3},
                 {"a++", 3},      {"a{2}{3}", 5},
                 {"{2}", 1},      {"a{,2}", 2},
                 {"a{3,2}", 2},   {"a{70000}", 2},
                 {"a{x}", 2},     {"a{99999999999}", 2},
                 {"[]", 1},       {"[^]", 1},
                 {"[a", 1},       {"[z-a]", 2},
                 {"[a-\\d]", 4},  {"[[a]]", 2},
                 {"[a-[b]c]", 7}, {"[-[a]]", 2},
                 {"[\\b]", 2},    {"[a--]", 4},
                 {"\\", 1},       {"ab\\q", 3},
                 {"\\x41", 1},    {"\\u0041", 1},
                 {"\\Qa", 1},     {"\\p{Foo}", 1},
                 {"\\p{}", 1},    {"\\pL", 1},
                 {"\\p{Cs}", 1},  {"\\p{IsFoo}", 1},
                 {"\\p{L", 1},    {"\\p{L Lu}", 1},
                 {"(?i)a", 1},    {"a(?>b)", 2},
                 {"(?<n>a)", 1},  {"(?#x)", 1},
                 {"(*UTF)", 2},   {"\\1", 1},
                 {"(a\\1)", 3},   {"(a)\\2", 4},
                 {"\\0", 1},      {"x(?<=a*)b", 2},
                 {"(?", 1},       {"\xC3\xA4\xE4\xB8\xAD)", 3}});
  CHECK_THAT(Regex::of(" a *  * ", "x").error().message, Catch::Contains("character 7:"));
  CHECK_THAT(Regex::of("a", "ig").error().message, Catch::Contains("flag g"));
  CHECK(!Regex::of("(abcdefghij){60000}", ""));
  CHECK(!Regex::of(std::string(100000, '(') + std::string(100000, ')'), ""));
  std::string deep;
  for (int i = 0; i < 100000; ++i) deep += "[a-";
  CHECK(!Regex::of(deep, ""));
}

TEST_CASE("a search without end is given up: it is not known whether the text matches") {
  const auto regex = Regex::of("(a+)+$", "").value();
  CHECK(regex.search(std::string(50, 'a') + "!") == MatchResult::too_hard);
  CHECK(regex.search("aaaa") == MatchResult::matched);
  CHECK(regex.search("aaaa!") == MatchResult::not_matched);
  CHECK(Regex::of("^(\\w+\\s?)*$", "").value().search(std::string(60, 'x') + "!") == MatchResult::too_hard);
}

TEST_CASE("matches are replaced, with groups where the replacement names them") {
  const auto replaced = [](std::string_view text, std::string_view pattern, std::string_view replacement,
                           std::string_view flags = {}) {
    return Regex::of(pattern, flags).value().replace(text, replacement).value_or("none");
  };
  CHECK(replaced("abracadabra", "bra", "*") == "a*cada*");
  CHECK(replaced("abracadabra", "a(.)", "a$1$1") == "abbraccaddabbra");
  CHECK(replaced("AAAA", "A+?", "b") == "bbbb");
  CHECK(replaced("darted", "^(.*?)d(.*)$", "$1c$2") == "carted");
  CHECK(replaced("新华社讯", "社(.)", "[$0|$1]") == "新华[社讯|讯]");
  CHECK(replaced("abcd", "(ab)|(cd)", "[$1][$2]") == "[ab][][][cd]");
  CHECK(replaced("a1", "([a-z])", "$12") == "a21");
  CHECK(replaced("a.b", ".", "\\$\\\\", "q") == "a$\\b");
  CHECK(replaced("abc", "z", "y") == "abc");
  CHECK(replaced("abc", "x*", "-") == "none");
  CHECK(replaced("abc", "b", "$") == "none");
  CHECK(replaced("abc", "b", "\\n") == "none");
}

TEST_CASE("long texts are searched as short ones") {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "ab";
  CHECK(Regex::of("^(a|b)*$", "").value().search(text) == MatchResult::matched);
  CHECK(Regex::of("^(a|b)*c$", "").value().search(text) == MatchResult::not_matched);
  CHECK(Regex::of("bb", "").value().search(text) == MatchResult::not_matched);
}

TEST_CASE("threads share a regular expression") {
  const auto regex = Regex::of("^(\\d+)-\\1$", "").value();
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  threads.reserve(4);
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      for (int i = 0; i < 2000; ++i) {
        const std::string number = std::to_string(i);
        const std::string twice = std::string(number).append("-").append(number);
        if (regex.search(twice) != MatchResult::matched) ++wrong;
        if (regex.search(number + "-x") != MatchResult::not_matched) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}
