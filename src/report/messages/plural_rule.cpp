#include "report/messages/plural_rule.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/error.hpp"
#include "base/text.hpp"

namespace outagedb {
namespace {

class RuleReader {
 public:
  RuleReader(std::string_view rule, std::uint64_t number)
      : rule_(rule), rest_(rule), number_(number) {}

  bool holds() {
    bool any = false;
    do {
      const bool alternative = all_hold();
      any = any || alternative;
    } while (take("or"));
    if (!rest_.empty()) fail();
    return any;
  }

 private:
  [[noreturn]] void fail() const {
    throw Error(fmt::format("'{}' is not a plural rule", rule_),
                "write it as in CLDR: n % 100 = 3..10");
  }

  bool take(std::string_view word) {
    rest_ = trim(rest_);
    if (!rest_.starts_with(word)) return false;
    rest_ = trim(rest_.substr(word.size()));
    return true;
  }

  std::uint64_t number() {
    std::uint64_t value = 0;
    const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (fault != std::errc()) fail();
    rest_ = trim(rest_.substr(static_cast<std::size_t>(end - rest_.data())));
    return value;
  }

  bool all_hold() {
    bool all = true;
    do {
      const bool one = relation_holds();
      all = all && one;
    } while (take("and"));
    return all;
  }

  bool relation_holds() {
    std::uint64_t operand = number_;
    if (take("v")) {
      operand = 0;
    } else if (!take("n") && !take("i")) {
      fail();
    }
    if (take("%")) {
      const std::uint64_t divisor = number();
      if (divisor == 0) fail();
      operand %= divisor;
    }
    const bool wanted = !take("!=");
    if (wanted && !take("=")) fail();
    return in_ranges(operand) == wanted;
  }

  bool in_ranges(std::uint64_t operand) {
    bool in = false;
    do {
      const std::uint64_t first = number();
      const std::uint64_t last = take("..") ? number() : first;
      in = in || (operand >= first && operand <= last);
    } while (take(","));
    return in;
  }

  std::string_view rule_;
  std::string_view rest_;
  std::uint64_t number_;
};

}  // namespace

bool plural_rule_holds(std::string_view rule, std::uint64_t number) {
  return RuleReader(rule, number).holds();
}

}  // namespace outagedb
