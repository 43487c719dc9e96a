#include "cli/inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "input/bytes/input_stream.hpp"
#include "input/feeds/upptime/upptime.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNamesTold = 5;

struct Found {
  std::vector<fs::path> files;
  std::vector<std::string> links;
};

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

// Does not follow links, which may form a cycle or leave the folder.
Found files_below(const fs::path& folder) {
  Found found;
  std::error_code failed;
  fs::recursive_directory_iterator entries(folder, failed);
  for (; !failed && entries != fs::recursive_directory_iterator(); entries.increment(failed)) {
    std::error_code gone;  // such a file is skipped
    if (entries->is_symlink(gone)) {
      entries.disable_recursion_pending();
      found.links.push_back(entries->path().string());
    } else if (is_hidden(entries->path())) {
      entries.disable_recursion_pending();
    } else if (entries->is_regular_file(gone)) {
      found.files.push_back(entries->path());
    }
  }
  if (failed) {
    throw Error(fmt::format("{}: {}", folder.string(), failed.message()),
                "check the permissions of it and its subfolders; nothing was imported");
  }
  std::sort(found.files.begin(), found.files.end());
  std::sort(found.links.begin(), found.links.end());
  return found;
}

// The database itself and the files that SQLite keeps beside it while it is open.
bool is_of_database(const fs::path& file, const fs::path& database) {
  constexpr std::array kSuffixes{"", "-wal", "-shm"};
  std::error_code ignored;
  return std::any_of(kSuffixes.begin(), kSuffixes.end(), [&](const char* suffix) {
    return fs::equivalent(file, database.string() + suffix, ignored);
  });
}

std::string listed(const std::vector<std::string>& names) {
  const std::size_t shown = std::min(names.size(), kNamesTold);
  const std::vector<std::string> first(names.begin(),
                                       names.begin() + static_cast<std::ptrdiff_t>(shown));
  return fmt::format(
      "{}{}", fmt::join(first, ", "),
      names.size() == shown ? "" : fmt::format(" and {} more", names.size() - shown));
}

// Does not set a format if none claims the file. An unreadable file is read later and its error
// reported then, so that it does not affect the others.
bool is_skipped(Input& input, const TableMapping& mapping) {
  try {
    input.format = claiming_format(InputStream(input.name).head(), mapping);
    return input.format == nullptr;
  } catch (const Error&) {
    return false;
  }
}

void add_folder(const fs::path& folder, const Format* named, const TableMapping& mapping,
                const fs::path& database, Inputs& inputs) {
  const Found found = files_below(folder);
  const std::size_t before = inputs.all.size();
  std::vector<std::string> skipped;
  bool tables = false;
  for (const fs::path& file : found.files) {
    if (is_of_database(file, database)) continue;
    Input input{file.string(), named};
    if (named == nullptr && is_skipped(input, mapping)) {
      skipped.push_back(input.name);
      continue;
    }
    tables = tables || input.format == nullptr || input.format->takes_mapping;
    inputs.all.push_back(std::move(input));
  }
  if (inputs.all.size() == before) {
    throw Error(fmt::format("{}: contains no file in a known format", folder.string()),
                (skipped.empty() ? "hidden files and links are skipped"
                                 : "it contains " + listed(skipped)) +
                    "; nothing was imported");
  }
  if (mapping.given() && !tables) {
    throw Error(fmt::format("{}: contains no table", folder.string()),
                "the options for tables have no effect here; omit them");
  }
  if (!skipped.empty())
    inputs.notes.push_back(fmt::format("skipped (unknown format): {}", listed(skipped)));
  if (!found.links.empty())
    inputs.notes.push_back(fmt::format("skipped (symbolic links): {}", listed(found.links)));
}

}  // namespace

Inputs inputs_of(const std::vector<std::string>& named, const Format* format,
                 const TableMapping& mapping, const fs::path& database) {
  Inputs inputs;
  for (const std::string& name : named) {
    std::error_code unknown;  // reported when it is read, so that it does not affect the others
    const fs::file_type type = name == "-" ? fs::file_type::fifo : fs::status(name, unknown).type();
    if (type == fs::file_type::not_found)
      throw Error(fmt::format("{}: no such file", name), "nothing was imported");
    if (type == fs::file_type::directory && !is_upptime_clone(name)) {
      add_folder(name, format, mapping, database, inputs);
    } else {
      inputs.all.push_back({name, nullptr, type == fs::file_type::directory});
    }
  }
  return inputs;
}

}  // namespace outagedb
