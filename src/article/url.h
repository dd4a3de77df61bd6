#pragma once

#include <string>
#include <string_view>

namespace newsgraph::article {

/// An URL as found in a file as a URI of RFC 3986: white space around it dropped, what may not stand in a URI
/// percent-encoded (UTF-8), a '%' that begins no escape as well. "//host/x" becomes "https://host/x". Empty where there
/// is no "http:" or "https:" URL in it.
std::string web_url(std::string_view found);

/// The same for a reference (RFC 3986, section 4.2) in a document at `base`.
std::string web_url(std::string_view reference, std::string_view base);

/// "rfi.fr" of "http://www.rfi.fr:80//cn/": the host in lower case, without user, port and "www.".
std::string host_of(std::string_view url);

/// The picture behind an image proxy ("https://images.weserv.nl/?url=host/path"), or the URL itself.
std::string behind_proxy(std::string url);

/// Percent escapes as the bytes that they stand for.
std::string percent_decoded(std::string_view text);

}  // namespace newsgraph::article
