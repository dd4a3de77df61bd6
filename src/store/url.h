#pragma once

#include <string>
#include <string_view>

namespace newsgraph::store {

/// Everything percent-encoded but what RFC 3986 calls unreserved (section 2.3): for values of queries and forms.
std::string percent_encoded(std::string_view text);

/// The URL with one more parameter in its query; `value` is given as it is meant, `name` alone where it is null.
std::string with_parameter(std::string_view url, std::string_view name);
std::string with_parameter(std::string_view url, std::string_view name, std::string_view value);

/// What is between scheme and path: "user:password@host:port". Empty where the text is no http or https URL.
std::string_view authority_of(std::string_view url);
/// The authority's host, without user and port, in lower case.
std::string host_of(std::string_view url);
bool is_https(std::string_view url);
/// True where the host is this machine, by the names and addresses that always mean it.
bool is_loopback(std::string_view url);
/// The URL without what may be a secret: without query, fragment and user. For messages and journals.
std::string public_form(std::string_view url);

/// The URL without `ending`, if it ends so, and without slashes at its end: the address of a store from that of one of
/// its services.
std::string without_ending(std::string_view url, std::string_view ending);

}  // namespace newsgraph::store
