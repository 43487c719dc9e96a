#include "model/incident.hpp"

#include <array>

namespace outagedb {
namespace {

constexpr std::array<std::string_view, 4> kKinds{"outage", "degradation", "maintenance", "notice"};
constexpr std::array<std::string_view, 3> kSeverities{"minor", "major", "critical"};
constexpr std::array<std::string_view, 5> kStandings{"official", "claimed", "speculated",
                                                     "confirmed", "denied"};
constexpr std::array<std::string_view, 4> kEvidence{"stated", "publisher", "page", "machine"};

template <typename Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& words,
                         std::string_view text) noexcept {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == text) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_text(Kind kind) noexcept { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view to_text(Severity severity) noexcept {
  return kSeverities[static_cast<std::size_t>(severity)];
}
std::string_view to_text(Standing standing) noexcept {
  return kStandings[static_cast<std::size_t>(standing)];
}
std::string_view to_text(Evidence evidence) noexcept {
  return kEvidence[static_cast<std::size_t>(evidence)];
}

std::optional<Kind> kind_of(std::string_view text) noexcept { return find<Kind>(kKinds, text); }
std::optional<Severity> severity_of(std::string_view text) noexcept {
  return find<Severity>(kSeverities, text);
}
std::optional<Standing> standing_of(std::string_view text) noexcept {
  return find<Standing>(kStandings, text);
}
std::optional<Evidence> evidence_of(std::string_view text) noexcept {
  return find<Evidence>(kEvidence, text);
}

}  // namespace outagedb
