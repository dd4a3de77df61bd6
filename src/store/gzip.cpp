#include "newsgraph/store/gzip.h"

#include <algorithm>
#include <limits>

#include <zlib.h>

#include "newsgraph/base/check.h"

namespace newsgraph::store {

std::string gzip(std::string_view bytes) {
  constexpr int with_gzip_header = 15 + 16;
  constexpr int memory_level = 9;
  z_stream stream{};
  const int status =
      deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, with_gzip_header, memory_level, Z_DEFAULT_STRATEGY);
  invariant(status == Z_OK, "memory for zlib");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  // zlib reads through a pointer that is not const
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
  std::size_t rest = bytes.size();
  std::size_t room = out.size();
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  constexpr std::size_t most = std::numeric_limits<uInt>::max();
  for (int ended = Z_OK; ended != Z_STREAM_END;) {
    stream.avail_in = static_cast<uInt>(std::min(rest, most));
    stream.avail_out = static_cast<uInt>(std::min(room, most));
    rest -= stream.avail_in;
    room -= stream.avail_out;
    ended = deflate(&stream, rest == 0 ? Z_FINISH : Z_NO_FLUSH);
    invariant(ended == Z_OK || ended == Z_STREAM_END, "zlib compresses");
    rest += stream.avail_in;
    room += stream.avail_out;
  }
  out.resize(out.size() - room);
  deflateEnd(&stream);
  return out;
}

}  // namespace newsgraph::store
