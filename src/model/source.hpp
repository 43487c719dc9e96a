#pragma once

#include <string>
#include <string_view>

namespace outagedb {

// Who says so. kind and name identify it; an empty text is "not stated".
struct Source {
  std::string kind;  // status_page, user_reports, article, publisher, monitor or person
  std::string name;  // the address of an article or page, else the name of who says it
  std::string publisher;
  std::string url;
  std::string language;
  std::string zone;

  bool operator==(const Source&) const = default;
};

// The name under which records that name no source are kept.
inline constexpr std::string_view kUnnamedSource = "unnamed";

}  // namespace outagedb
