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
std::optional<Severity> severity_of_scale(std::string_view text) noexcept {
  struct Word {
    std::string_view word;
    Severity severity;
  };
  constexpr Word kWords[] = {{"blocker", Severity::critical}, {"urgent", Severity::critical},
                             {"highest", Severity::critical}, {"حرجة", Severity::critical},
                             {"high", Severity::major},       {"عالية", Severity::major},
                             {"medium", Severity::minor},     {"moderate", Severity::minor},
                             {"low", Severity::minor},        {"lowest", Severity::minor},
                             {"متوسطة", Severity::minor},     {"منخفضة", Severity::minor}};
  for (const Word& known : kWords) {
    if (known.word == text) return known.severity;
  }
  // 1 is the highest of these scales, and 3 and more are degradations.
  for (const std::string_view scale : {"sev", "severity", "p", "s", "priority"}) {
    if (!text.starts_with(scale)) continue;
    std::string_view level = text.substr(scale.size());
    while (!level.empty() && (level.front() == ' ' || level.front() == '-')) level.remove_prefix(1);
    if (level.size() != 1 || level.front() < '0' || level.front() > '5') continue;
    if (level.front() <= '1') return Severity::critical;
    return level.front() == '2' ? Severity::major : Severity::minor;
  }
  return std::nullopt;
}
std::optional<Standing> standing_of(std::string_view text) noexcept {
  return find<Standing>(kStandings, text);
}
std::optional<Evidence> evidence_of(std::string_view text) noexcept {
  return find<Evidence>(kEvidence, text);
}

}  // namespace outagedb
