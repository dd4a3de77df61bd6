#pragma once

#include <memory>
#include <string>
#include <vector>

#include "newsgraph/base/byte_source.h"
#include "newsgraph/base/error.h"
#include "newsgraph/source/document_stream.h"
#include "newsgraph/source/limits.h"

namespace newsgraph::source {

struct SourceOptions {
  SourceLimits limits;
  int standard_input = 0;  ///< file descriptor that "-" stands for; not closed
};

/// The documents of all inputs, input by input, in the order in which they are named. An input is
///
/// - a file: one document, whatever its name. If its first bytes say gzip or Zstandard it is decompressed (all members
///   or frames); if they then say tar or zip each of its members is treated as a file of a folder is. Names and
///   suffixes decide nothing.
/// - a folder: its files, recursively, in the bytewise order of names within each folder. Whatever suffix they have;
///   files and folders whose name begins with a dot are left out (but not where the input itself has such a name).
///   Symbolic links are followed; each folder is walked once, so links may form circles.
/// - "-": standard input, read as a file is, so it may be compressed or an archive.
///
/// Members of archives come in the order in which they are stored. Folders among them give nothing; links, devices and
/// archives within archives give an Error (unsupported). In a damaged archive the members before the damage are given,
/// then one Error.
///
/// Whatever cannot be read gives an Error in its turn, and the stream goes on: Errc::io for what does not exist, may
/// not be opened or is not a file (a FIFO, socket or device); Errc::syntax for what is damaged or cut short;
/// Errc::unsupported for what is encrypted or compressed in a way that the libraries do not know; Errc::limit for what
/// exceeds SourceLimits. Empty files are documents without bytes.
///
/// Nothing is opened before next() is called. Error (io) only where there are no inputs at all.
Result<std::unique_ptr<DocumentStream>> open_inputs(std::vector<std::string> inputs, SourceOptions options = {});

/// The bytes of one file, or of "-", as they are read: decompressed as they come, however many they are. Error: as
/// above, and `unsupported` for archives. Errors of the source's status() have no locator.
Result<std::unique_ptr<ByteSource>> open_bytes(const std::string& input, const SourceOptions& options = {});

/// The paths of all files below a folder, in the order that open_inputs() states, or why the folder cannot be listed.
Result<std::vector<std::string>> files_below(const std::string& folder);

}  // namespace newsgraph::source
