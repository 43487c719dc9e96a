#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "run.hpp"

namespace outagedb::fault {

// One operation, done once without a fault, so that it is known what is before and after, and then
// with a fault at a time.
class Trial {
 public:
  // Throws where the operation fails without a fault, or changes nothing.
  Trial(const Operation& operation, const std::filesystem::path& scratch);

  [[nodiscard]] const Tally& calls() const noexcept { return calls_; }

  enum class Ended : std::uint8_t { before, after };
  struct Verdict {
    Ended ended = Ended::before;
    bool injected = false;  // the run may end before the call is made
    std::string loss;       // empty: every promise was kept
  };
  // Whether the database is looked at before the operation is done once more, or after.
  enum class Order : std::uint8_t { look_first, retry_first };

  // Does it with that fault, on the database as it was before, and judges what is left.
  [[nodiscard]] Verdict meet(const Fault& fault, Order order);

 private:
  struct Reference {
    int code = 0;
    State state;
  };
  [[nodiscard]] std::filesystem::path fresh() const;
  [[nodiscard]] Reference undisturbed(const std::filesystem::path& database);
  [[nodiscard]] std::filesystem::path changed_by(const std::filesystem::path& database) const;
  [[nodiscard]] static bool is_as(const Reference& must, const State& state);
  [[nodiscard]] bool is_before(const State& state) const;
  [[nodiscard]] std::optional<Ended> ended_in(const State& state) const;
  [[nodiscard]] std::string unsound(const std::filesystem::path& database) const;
  [[nodiscard]] std::string misbehaviour(const Run& run, const Fault& fault) const;
  [[nodiscard]] std::string left() const;
  [[nodiscard]] const Verdict& judge(Order order);
  [[nodiscard]] Verdict look_then_retry(const std::filesystem::path& database) const;
  [[nodiscard]] Verdict retry_then_look(const std::filesystem::path& database) const;

  const Operation& operation_;
  std::filesystem::path scratch_;
  std::filesystem::path base_;  // the database before; no file where there is none
  std::vector<State> before_;   // equally good
  Reference after_;
  Reference again_;  // done a second time
  Tally calls_;
  std::map<std::pair<Order, std::string>, Verdict> judged_;  // by the files that a run left
};

}  // namespace outagedb::fault
