#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "model/sink.hpp"
#include "store/hand.hpp"

namespace outagedb {

// Who changes something, and why: the options are the same wherever something is changed by hand.
class HandOptions {
 public:
  // why: whether a reason must be given.
  void add_to(CLI::App& command, bool why);
  // --who, else $USER. Throws Error where neither says.
  [[nodiscard]] Hand hand() const;

 private:
  std::string who_;
  std::string why_;
};

// What a person enters is right or is told to be wrong at once; nothing is kept as a reject.
class HandSink final : public Sink {
 public:
  explicit HandSink(Sink& sink) : sink_(sink) {}

  void user_reports(const UserReports& reports, const Place& place) override {
    sink_.user_reports(reports, place);
  }
  void incident(Incident incident, const Place& place) override {
    sink_.incident(std::move(incident), place);
  }
  void coverage(const Coverage& coverage, const Place& place) override {
    sink_.coverage(coverage, place);
  }
  void snapshot(const Snapshot& snapshot) override { sink_.snapshot(snapshot); }
  // Throws Error.
  void reject(const Place& place, const std::string& reason, const std::string& hint) override;
  void warn(const std::string& text) override { sink_.warn(text); }

 private:
  Sink& sink_;
};

}  // namespace outagedb
