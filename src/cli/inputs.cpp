#include "cli/inputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "input/input_stream.hpp"
#include "input/upptime.hpp"

namespace outagedb {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNamesTold = 5;

struct Found {
  std::vector<fs::path> files;
  std::vector<std::string> links;
};

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

// Not entered: links, which may lead in a circle or out of the folder.
Found files_below(const fs::path& folder) {
  Found found;
  std::error_code failed;
  fs::recursive_directory_iterator entries(folder, failed);
  for (; !failed && entries != fs::recursive_directory_iterator(); entries.increment(failed)) {
    std::error_code gone;  // such a file is none
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
                "may you read it, and all folders in it? Nothing was taken in");
  }
  std::sort(found.files.begin(), found.files.end());
  std::sort(found.links.begin(), found.links.end());
  return found;
}

// The database itself and what SQLite keeps beside it while it is open.
bool is_of_database(const fs::path& file, const fs::path& database) {
  constexpr std::array kSuffixes{"", "-wal", "-shm"};
  std::error_code ignored;
  return std::any_of(kSuffixes.begin(), kSuffixes.end(), [&](const char* suffix) {
    return fs::equivalent(file, database.string() + suffix, ignored);
  });
}

std::string listed(const std::vector<std::string>& names) {
  const std::size_t told = std::min(names.size(), kNamesTold);
  const std::vector<std::string> first(names.begin(),
                                       names.begin() + static_cast<std::ptrdiff_t>(told));
  return fmt::format("{}{}", fmt::join(first, ", "),
                     names.size() == told ? "" : fmt::format(" and {} more", names.size() - told));
}

// Sets nothing where no format claims the file. One that cannot be read is read later, and the
// error told then, so that it costs only itself.
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
    throw Error(
        fmt::format("{}: no file in it is in a format that is known by its look", folder.string()),
        (skipped.empty() ? "hidden files and links are left out" : "it holds " + listed(skipped)) +
            "; nothing was taken in");
  }
  if (mapping.given() && !tables) {
    throw Error(fmt::format("{}: no file in it is a table", folder.string()),
                "what says how a table is read would be of no effect: leave it out");
  }
  if (!skipped.empty())
    inputs.notes.push_back(fmt::format("skipped, as no format claims them: {}", listed(skipped)));
  if (!found.links.empty())
    inputs.notes.push_back(
        fmt::format("skipped, as links are not followed: {}", listed(found.links)));
}

}  // namespace

Inputs inputs_of(const std::vector<std::string>& named, const Format* format,
                 const TableMapping& mapping, const fs::path& database) {
  Inputs inputs;
  for (const std::string& name : named) {
    std::error_code unknown;  // told when it is read, so that it costs only itself
    const fs::file_type type = name == "-" ? fs::file_type::fifo : fs::status(name, unknown).type();
    if (type == fs::file_type::not_found)
      throw Error(fmt::format("{}: there is no such file", name), "nothing was taken in");
    if (type == fs::file_type::directory && !is_upptime_clone(name)) {
      add_folder(name, format, mapping, database, inputs);
    } else {
      inputs.all.push_back({name, nullptr, type == fs::file_type::directory});
    }
  }
  return inputs;
}

}  // namespace outagedb
