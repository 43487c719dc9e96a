#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// The source of a statement. kind and name identify it; an empty text means "not stated".
struct Source {
  std::string kind;  // status_page, user_reports, article, publisher, monitor or person
  std::string name;  // the address of an article or page, else a name
  std::string publisher;
  std::string url;
  std::string language;
  std::string zone;

  bool operator==(const Source&) const = default;
};

// The name under which records without a source are stored.
inline constexpr std::string_view kUnnamedSource = "unnamed";

}  // namespace outagedb
