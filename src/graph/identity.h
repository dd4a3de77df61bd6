#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "newsgraph/base/hash.h"
#include "newsgraph/graph/node.h"

namespace newsgraph::article {
struct Article;
}  // namespace newsgraph::article

/// What makes two things the same thing. Identities are hashes of content, so they are equal on every machine, in every
/// run and whatever else is exported with them.
namespace newsgraph::graph {

/// Of the URL and of everything of the content that is exported, but neither of where the file lay nor of what the
/// extractors found: the same file met twice is one article, two versions of one page are two, and a better extractor
/// speaks of the same articles.
Hash128 article_identity(const article::Article& article);

/// Of the URL; none where it is empty.
std::optional<Hash128> work_identity(std::string_view url);

/// Of an entity that many articles may share. The type counts for name keys only: a QID is one thing whatever it is.
Hash128 entity_identity(IdentityBasis basis, EntityType type, std::string_view key);

/// Of an entity of one article: by the place of its first mention (bytes of Article::text, 0 where it has none) and a
/// number that tells apart those that begin there.
Hash128 local_identity(const Hash128& article, std::uint32_t first_begin, std::uint32_t first_end,
                       std::uint32_t number);

/// Of any node: equal for two nodes of different graphs just where merging makes one of them.
Hash128 identity_of(const Node& node);

}  // namespace newsgraph::graph
