#include "newsgraph/store/url.h"

#include <algorithm>

namespace newsgraph::store {
namespace {

constexpr std::string_view http = "http://";
constexpr std::string_view https = "https://";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
  return out;
}

bool begins_with(std::string_view url, std::string_view scheme) {
  return lower(url.substr(0, scheme.size())) == scheme;
}

std::string parameter_added(std::string_view url, std::string_view parameter) {
  std::string out(url.substr(0, url.find('#')));
  out += out.find('?') == std::string::npos ? '?' : '&';
  return out.append(parameter);
}

}  // namespace

std::string percent_encoded(std::string_view text) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() + text.size() / 2);
  for (const char c : text) {
    if (is_letter_or_digit(c) || std::string_view("-._~").find(c) != std::string_view::npos) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append(1, '%').append(1, digits[byte >> 4U]).append(1, digits[byte & 15U]);
    }
  }
  return out;
}

std::string with_parameter(std::string_view url, std::string_view name) {
  return parameter_added(url, percent_encoded(name));
}

std::string with_parameter(std::string_view url, std::string_view name, std::string_view value) {
  return parameter_added(url, percent_encoded(name) + '=' + percent_encoded(value));
}

std::string_view authority_of(std::string_view url) {
  if (begins_with(url, http)) {
    url.remove_prefix(http.size());
  } else if (begins_with(url, https)) {
    url.remove_prefix(https.size());
  } else {
    return {};
  }
  return url.substr(0, url.find_first_of("/?#"));
}

std::string host_of(std::string_view url) {
  std::string_view host = authority_of(url);
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) host.remove_prefix(at + 1);
  if (host.starts_with('[')) return lower(host.substr(1, host.find(']') - 1));
  return lower(host.substr(0, host.find(':')));
}

bool is_https(std::string_view url) {
  return begins_with(url, https);
}

bool is_loopback(std::string_view url) {
  const std::string host = host_of(url);
  return host == "localhost" || host.ends_with(".localhost") || host == "::1" || host.starts_with("127.");
}

std::string public_form(std::string_view url) {
  const std::string_view authority = authority_of(url);
  if (authority.empty()) return std::string(url.substr(0, url.find_first_of("?#")));
  const auto begin = static_cast<std::size_t>(authority.data() - url.data());
  const std::size_t at = authority.rfind('@');
  const std::size_t host = at == std::string_view::npos ? begin : begin + at + 1;
  const std::size_t end = url.find_first_of("?#");
  return std::string(url.substr(0, begin)).append(url.substr(host, end == std::string_view::npos ? end : end - host));
}

std::string without_ending(std::string_view url, std::string_view ending) {
  const auto trim = [&] {
    while (url.ends_with('/')) url.remove_suffix(1);
  };
  trim();
  if (url.ends_with(ending)) url.remove_suffix(ending.size());
  trim();
  return std::string(url);
}

}  // namespace newsgraph::store
