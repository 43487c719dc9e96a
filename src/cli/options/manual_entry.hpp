#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <string>

#include "model/forwarding_sink.hpp"
#include "store/batches/ingest.hpp"
#include "store/db/attribution.hpp"

namespace outagedb {

// Who changes something, and why: the options are the same wherever something is changed by hand.
class HandOptions {
 public:
  // why: whether a reason must be given.
  void add_to(CLI::App& command, bool why);
  // --who, else $USER. Throws Error where neither says.
  [[nodiscard]] Attribution hand() const;
  // The same, with an empty name where neither says.
  [[nodiscard]] Attribution hand_if_known() const;

 private:
  std::string who_;
  std::string why_;
};

// To stderr: what was done, in which batch, the platforms that are new, and what is to be minded.
void tell_done(const Summary& summary, const std::string& what);
// What was done, with its batch and how to undo it.
[[nodiscard]] std::string done_in_batch(const std::string& what, std::int64_t batch);

// What a person enters is right or is told to be wrong at once; nothing is kept as a reject.
class HandSink final : public ForwardingSink {
 public:
  using ForwardingSink::ForwardingSink;
  // Throws Error.
  void reject(const Place& place, const std::string& reason, const std::string& hint) override;
};

}  // namespace outagedb
