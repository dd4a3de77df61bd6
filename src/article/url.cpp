#include "newsgraph/article/url.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "newsgraph/article/script.h"

namespace newsgraph::article {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_escape(std::string_view text, std::size_t at) {
  return at + 2 < text.size() && text[at] == '%' && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0;
}

bool may_stand(char c) {
  constexpr std::string_view marks = "-._~:/?#[]@!$&'()*+,;=";
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || marks.find(c) != std::string_view::npos;
}

std::string encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size());
  bool fragment = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) < 0x20) continue;  // line breaks and tabs within an attribute
    const bool second_hash = c == '#' && fragment;
    if (c == '#') fragment = true;
    if (is_escape(text, i) || (may_stand(c) && !second_hash && c != '[' && c != ']')) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

bool starts_with_nocase(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
           return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
         });
}

bool has_scheme(std::string_view text) {
  const std::size_t end = text.find_first_of(":/?#");
  return end != std::string_view::npos && text[end] == ':' && end > 0 &&
         std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
           return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '-' || c == '.';
         });
}

/// "https://host" of a URL.
std::string_view origin_of(std::string_view url) {
  const std::size_t host = url.find("//");
  if (host == std::string_view::npos) return {};
  return url.substr(0, std::min(url.find_first_of("/?#", host + 2), url.size()));
}

}  // namespace

std::string web_url(std::string_view found) {
  found = trim(found);
  if (found.starts_with("//") && found.size() > 2) return encoded("https:" + std::string(found));
  for (const std::string_view scheme : {std::string_view("http://"), std::string_view("https://")}) {
    if (!starts_with_nocase(found, scheme)) continue;
    const std::string_view rest = found.substr(scheme.size());
    if (rest.empty() || rest.find_first_of("/?#") == 0) return {};
    return std::string(scheme) + encoded(rest);
  }
  return {};
}

std::string web_url(std::string_view reference, std::string_view base) {
  reference = trim(reference);
  if (reference.empty() || reference.starts_with("//") || has_scheme(reference)) return web_url(reference);
  const std::string_view origin = origin_of(base);
  if (origin.empty()) return {};
  if (reference.front() == '/') return web_url(std::string(origin) + std::string(reference));
  const std::string_view document = base.substr(0, base.find_first_of("?#"));
  if (reference.front() == '#' || reference.front() == '?') {
    return web_url(std::string(document) + std::string(reference));
  }
  const std::size_t slash = document.rfind('/');
  if (slash < origin.size() || slash == std::string_view::npos) {
    return web_url(std::string(origin) + '/' + std::string(reference));
  }
  return web_url(std::string(document.substr(0, slash + 1)) + std::string(reference));
}

std::string host_of(std::string_view url) {
  std::string_view authority = origin_of(url);
  if (authority.empty()) return {};
  authority.remove_prefix(authority.find("//") + 2);
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  authority = authority.substr(0, authority.find(':'));
  std::string host(authority);
  std::ranges::transform(host, host.begin(),
                         [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  if (host.starts_with("www.")) host.erase(0, 4);
  return host;
}

std::string behind_proxy(std::string url) {
  const std::string host = host_of(url);
  if (host != "images.weserv.nl" && host != "wsrv.nl") return url;
  for (const std::string_view parameter : {std::string_view("?url="), std::string_view("&url=")}) {
    const std::size_t at = url.find(parameter);
    if (at == std::string::npos) continue;
    const std::size_t begin = at + parameter.size();
    std::string inner = percent_decoded(std::string_view(url).substr(begin, url.find('&', begin) - begin));
    if (inner.starts_with("ssl:")) inner.erase(0, 4);
    if (!has_scheme(inner) || inner.find("//") == std::string::npos) {
      inner.insert(0, inner.starts_with("//") ? "https:" : "https://");
    }
    std::string original = web_url(inner);
    return original.empty() ? url : original;
  }
  return url;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_escape(text, i)) {
      out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace newsgraph::article
