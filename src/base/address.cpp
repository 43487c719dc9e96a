#include "base/address.hpp"

#include "base/text.hpp"

namespace outagedb {
namespace {

std::string canonical_host(std::string_view authority, std::string_view usual_port) {
  std::string host = lower_ascii(authority);
  if (host.ends_with(usual_port)) host.resize(host.size() - usual_port.size());
  if (host.ends_with('.')) host.pop_back();
  constexpr std::string_view kWww = "www.";
  const bool more = host.find('.', kWww.size()) != std::string::npos;  // "www.com" is a name itself
  return host.starts_with(kWww) && more ? host.substr(kWww.size()) : host;
}

}  // namespace

std::string canonical_address(std::string_view text) {
  constexpr std::string_view kHttp = "http://";
  constexpr std::string_view kHttps = "https://";
  const std::string_view trimmed = trim(text);
  const std::string start = lower_ascii(trimmed.substr(0, kHttps.size()));
  const bool secure = start.starts_with(kHttps);
  if (!secure && !start.starts_with(kHttp)) return std::string(text);
  const auto rest = trimmed.substr(secure ? kHttps.size() : kHttp.size());
  const auto authority = rest.substr(0, rest.find_first_of("/?#"));
  if (authority.empty()) return std::string(text);
  auto path = rest.substr(authority.size());
  auto tail = path.substr(std::min(path.find_first_of("?#"), path.size()));
  path.remove_suffix(tail.size());
  while (path.ends_with('/')) path.remove_suffix(1);
  if (tail == "?" || tail == "#") tail = {};
  return std::string(kHttps)
      .append(canonical_host(authority, secure ? ":443" : ":80"))
      .append(path)
      .append(tail);
}

}  // namespace outagedb
