#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

#include "model/forwarding_sink.hpp"
#include "store/batches/ingest.hpp"
#include "store/db/attribution.hpp"

namespace outagedb {

// Who makes a manual change, and why; all commands for manual changes share these options.
class HandOptions {
 public:
  // why: whether a reason is required.
  void add_to(CLI::App& command, bool why);
  // --who, else $USER. Throws Error if neither is set.
  [[nodiscard]] Attribution hand() const;
  // The same, but with an empty name if neither is set.
  [[nodiscard]] Attribution hand_if_known() const;

 private:
  std::string who_;
  std::string why_;
};

// Prints to stderr what was done, in which batch, which platforms are new, and any warnings.
void tell_done(const Summary& summary, const std::string& what);
// What was done, with its batch and how to undo it.
[[nodiscard]] std::string done_in_batch(const std::string& what, std::int64_t batch);

// Reports errors in a manual entry immediately; nothing is stored as a reject.
class HandSink final : public ForwardingSink {
 public:
  using ForwardingSink::ForwardingSink;
  // Throws Error.
  void reject(const Place& place, const std::string& reason, const std::string& hint) override;
};

}  // namespace outagedb
